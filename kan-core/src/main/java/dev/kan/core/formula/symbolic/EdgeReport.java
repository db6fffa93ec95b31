// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.EdgeIndex;
import dev.kan.core.expression.library.SymbolicCurve;

/**
 * The function found for an edge.
 *
 * @param edge the index of the edge
 * @param fixed true if the curve replaced the edge; false if no function fitted well enough
 * @param curve the best curve found
 * @param r2 the coefficient of determination of the curve on the samples
 */
public record EdgeReport(EdgeIndex edge, boolean fixed, SymbolicCurve curve, double r2) {}
