// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.symbolic;

/** The a and b that a search begins with, for x mapped to [-1, 1]. */
record Start(double a, double b) {}
