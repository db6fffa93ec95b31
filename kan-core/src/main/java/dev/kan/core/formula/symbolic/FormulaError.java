// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

/**
 * The root mean square errors of a formula over weighted samples and outputs, in the units of the
 * targets. They are NaN or infinite if the formula has no value on some sample.
 *
 * @param fromNetwork the error relative to the network from which the formula was made
 * @param fromTargets the error relative to the targets
 */
public record FormulaError(double fromNetwork, double fromTargets) {}
