// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

/**
 * How far a formula is off, as the root of the weighted mean square over samples and outputs, in
 * the units of the targets. Not-a-number or infinite where the formula has no value on some sample.
 *
 * @param fromNetwork from the network that it was made from
 * @param fromTargets from the targets
 */
public record FormulaError(double fromNetwork, double fromTargets) {}
