/**
 * Improves formulas of which the structure is nearly right, by samples alone. Start at {@link
 * dev.kan.core.formula.polish.ConstantFit}, which fits the constants of an expression to {@link
 * dev.kan.core.formula.polish.Observations} and states how well the samples determine each of them.
 */
package dev.kan.core.formula.polish;
