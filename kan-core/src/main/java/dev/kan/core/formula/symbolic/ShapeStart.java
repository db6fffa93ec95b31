// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

/** The parameters a and b at which a search begins, for x mapped to [-1, 1]. */
record ShapeStart(double a, double b) {}
