// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

/** The way in which a function combines its parts. */
public enum Combining {
  /** A sum, {@code g(x_I) + h(x_J) + ...}. */
  SUM,
  /** A product, {@code b + g(x_I) h(x_J) ...} with a constant b. */
  PRODUCT,
  /** A function of a sum, {@code F(g(x_I) + h(x_J) + ...)}, that is neither a sum nor a product. */
  FUNCTION_OF_SUM,
  /** A function of parts, {@code F(g(x_I), h(x_J), ...)}, that is none of the above. */
  FUNCTION
}
