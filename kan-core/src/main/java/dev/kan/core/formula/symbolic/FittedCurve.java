// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicCurve;

/**
 * The curve of a function that fits points best.
 *
 * @param curve the function with its parameters a, b, c and d
 * @param r2 the coefficient of determination, {@code 1 - SSE / SST}; 0 if no a and b were found
 *     with which the function has a value at all points, 1 if all y are equal
 * @param shapeParameters the number of the parameters a and b that change the shape of the curve, 0
 *     to 2: none for {@code x}, one for a power, whose a is redundant, two for {@code sin}
 */
record FittedCurve(SymbolicCurve curve, double r2, int shapeParameters) {}
