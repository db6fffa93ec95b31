// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.fitting;

import dev.kan.core.expression.library.SymbolicCurve;

/**
 * What was found for an edge.
 *
 * @param layer the layer, from 0
 * @param input the input of the layer that the edge starts from
 * @param subnode the subnode that it ends at
 * @param fixed whether the edge became the curve; if not, nothing fitted well enough
 * @param curve the best that was found
 * @param r2 its coefficient of determination on the samples
 */
public record EdgeReport(
    int layer, int input, int subnode, boolean fixed, SymbolicCurve curve, double r2) {}
