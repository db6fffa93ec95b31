// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

/** The a and b that a search begins with, for x mapped to [-1, 1]. */
record ShapeStart(double a, double b) {}
