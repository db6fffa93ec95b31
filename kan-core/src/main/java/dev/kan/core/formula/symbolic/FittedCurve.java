// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicCurve;

/**
 * The closest curve that a function has to points.
 *
 * @param curve the function with its a, b, c and d
 * @param r2 the coefficient of determination, {@code 1 - SSE / SST}; 0 if the function has no value
 *     at some point whatever a and b are, 1 if the points are all at one height
 * @param shapeParameters how many of the numbers a and b change the curve's shape, 0 to 2: none for
 *     {@code x}, one for a power, whose a is redundant, two for {@code sin}
 */
record FittedCurve(SymbolicCurve curve, double r2, int shapeParameters) {}
