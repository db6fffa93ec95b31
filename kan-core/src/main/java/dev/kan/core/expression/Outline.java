// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The properties of a tree that are computed when it is created.
 *
 * @param size the number of nodes; a part that occurs several times counts each time
 * @param depth the number of nesting levels
 * @param hash the hash code
 * @param hasVariables true if the tree contains a variable
 * @param degree the degree by which terms are ordered, see {@link CanonicalOrder}
 * @param reading the reading size, see {@link Size}
 * @param powered the reading size of a power of the tree
 */
record Outline(
    int size, int depth, int hash, boolean hasVariables, double degree, int reading, int powered) {

  /**
   * Returns the outline of a node whose head and parts are set.
   *
   * @throws IllegalArgumentException if the tree is larger or deeper than allowed
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
