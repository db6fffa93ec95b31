// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.EdgeIndex;
import dev.kan.core.expression.library.SymbolicCurve;

/**
 * The function that was found for an edge.
 *
 * @param edge the index of the edge
 * @param fixed true if the edge became the curve; false if nothing fitted well enough
 * @param curve the best that was found
 * @param r2 its coefficient of determination on the samples
 */
public record EdgeReport(EdgeIndex edge, boolean fixed, SymbolicCurve curve, double r2) {}
