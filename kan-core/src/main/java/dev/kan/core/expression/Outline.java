// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What every tree knows of itself from the start.
 *
 * @param size the number of its nodes; parts that occur several times count each time
 * @param depth the number of its levels
 * @param hash the hash code
 * @param hasVariables whether there is a variable in it
 * @param degree where it stands in sums, see {@link CanonicalOrder}
 * @param reading how much there is to read in it, see {@link Size}
 * @param powered how much there is to read in a power of it
 */
record Outline(
    int size, int depth, int hash, boolean hasVariables, double degree, int reading, int powered) {

  /**
   * The outline of a node that has its head and its parts, but no outline yet.
   *
   * @throws IllegalArgumentException if the tree is larger or deeper than expressions may be
   */
  static Outline of(Composite node) {
    long size = 1;
    int depth = 1;
    int hash = node.head().hashCode();
    boolean hasVariables = false;
    for (Expression part : node.parts()) {
      size += part.size();
      depth = Math.max(depth, part.depth() + 1);
      hasVariables |= !Numbers.isNumber(part);
      hash = 31 * hash + part.hashCode();
    }
    checkArgument(
        size <= Expression.MAX_SIZE,
        "an expression has at most %s nodes; got %s",
        Expression.MAX_SIZE,
        size);
    checkArgument(
        depth <= Expression.MAX_DEPTH,
        "an expression has at most %s levels of nesting; got %s",
        Expression.MAX_DEPTH,
        depth);
    return new Outline(
        (int) size,
        depth,
        hash,
        hasVariables,
        CanonicalOrder.degreeOf(node),
        Size.whole(node),
        Size.powered(node));
  }
}
