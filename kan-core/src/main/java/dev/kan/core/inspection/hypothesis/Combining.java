// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/** How the parts of a function go together. */
public enum Combining {
  /** {@code g(x_I) + h(x_J) + ...}. */
  SUM,
  /** {@code b + g(x_I) h(x_J) ...} with some constant b. */
  PRODUCT,
  /** {@code F(g(x_I) + h(x_J) + ...)}, neither a sum nor a product itself. */
  FUNCTION_OF_SUM,
  /** {@code F(g(x_I), h(x_J), ...)} and nothing simpler. */
  FUNCTION
}
