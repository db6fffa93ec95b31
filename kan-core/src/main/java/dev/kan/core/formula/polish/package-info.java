/**
 * Improves formulas whose structure is nearly right, by samples alone. Start at {@link
 * dev.kan.core.formula.polish.Polish}, which fits constants, leaves out what the samples do not
 * support and gives constants exact values. {@link dev.kan.core.formula.polish.ConstantFit} and
 * {@link dev.kan.core.formula.polish.ConstantSnap} do one of these alone; {@link
 * dev.kan.core.formula.polish.DescriptionLength} is the score that decides.
 */
package dev.kan.core.formula.polish;
