// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.Collections;
import java.util.List;

/**
 * The nodes of a layer's output: sum nodes first, then product nodes. A subnode is a place where
 * edges are summed up. A sum node has one subnode, and a product node multiplies as many subnodes
 * as its arity. Subnodes have the order of their nodes (KAN 2.0, arXiv 2408.10205, section 2).
 *
 * @param sums the number of sum nodes, 0 or more
 * @param arities the number of subnodes of each product node, at least 2 each
 */
public record NodeLayout(int sums, List<Integer> arities) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if {@code sums} is negative, an arity is below 2, or there is
   *     no node at all
   */
  public NodeLayout {
    arities = ImmutableList.copyOf(arities);
    checkArgument(sums >= 0, "the number of sum nodes must be 0 or more; got %s", sums);
    for (int arity : arities) {
      checkArgument(arity >= 2, "a product node multiplies at least 2 subnodes; got %s", arity);
    }
    checkArgument(sums + arities.size() >= 1, "a layer needs at least one node; got none");
  }

  /** Returns a layout of sum nodes only. */
  public static NodeLayout sums(int sums) {
    return new NodeLayout(sums, List.of());
  }

  /**
   * Returns a layout of sum nodes and product nodes.
   *
   * @param sums the number of sum nodes, 0 or more
   * @param arities the number of subnodes of each product node, at least 2 each
   * @throws IllegalArgumentException if {@code sums} is negative, an arity is below 2, or there is
   *     no node at all
   */
  public static NodeLayout of(int sums, int... arities) {
    return new NodeLayout(sums, Ints.asList(arities));
  }

  /** Returns this layout with {@code products} more product nodes of the given arity. */
  public NodeLayout withProducts(int products, int arity) {
    checkArgument(products >= 0, "the number of product nodes must be 0 or more; got %s", products);
    return new NodeLayout(
        sums,
        ImmutableList.<Integer>builder()
            .addAll(arities)
            .addAll(Collections.nCopies(products, arity))
            .build());
  }

  /** Returns the number of product nodes. */
  public int products() {
    return arities.size();
  }

  /** Returns the number of nodes, which is the number of inputs of the next layer. */
  public int nodes() {
    return sums + arities.size();
  }

  /** Returns the number of subnodes, at which edges end. */
  public int subnodes() {
    return sums + arities.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Returns the number of subnodes of a node: 1 for a sum, the arity for a product.
   *
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public int subnodesOf(int node) {
    checkElementIndex(node, nodes(), "node");
    return node < sums ? 1 : arities.get(node - sums);
  }

  /**
   * Returns the node that a subnode belongs to.
   *
   * @throws IndexOutOfBoundsException if there is no such subnode
   */
  public int nodeOf(int subnode) {
    checkElementIndex(subnode, subnodes(), "subnode");
    int node = Math.min(subnode, sums);
    int next = sums;
    while (node >= sums && next + arities.get(node - sums) <= subnode) {
      next += arities.get(node - sums);
      node++;
    }
    return node;
  }

  /**
   * Returns the index of a node's first subnode; the others follow it.
   *
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public int firstSubnode(int node) {
    checkElementIndex(node, nodes(), "node");
    int first = Math.min(node, sums);
    for (int p = sums; p < node; p++) {
      first += arities.get(p - sums);
    }
    return first;
  }

  /** Returns the nodes, for example {@code 5 sums} or {@code 1 sums, products of [2, 3]}. */
  @Override
  public String toString() {
    return sums + " sums" + (arities.isEmpty() ? "" : ", products of " + arities);
  }
}
