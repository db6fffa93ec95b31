/**
 * Units of columns, and what they tell about the constants of a formula. Start at {@link
 * dev.kan.core.formula.units.ConstantNames}, which finds the unit of each constant, names those
 * that are products of physical constants, and tells formulas that no units fit.
 */
package dev.kan.core.formula.units;
