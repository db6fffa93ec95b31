// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.Locale;

/**
 * The index of an edge of a network: its layer, the input that it starts from and the subnode that
 * it ends at. Edges are ordered by layer, then by input, then by subnode. An index is not checked
 * against a network until it is used, for example by {@link Kan#edge}.
 *
 * @param layer the index of the layer, from 0
 * @param input the index of the input that the edge starts from, from 0
 * @param subnode the index of the subnode that the edge ends at, from 0; in a layer without product
 *     nodes the subnodes are the nodes
 */
public record EdgeIndex(int layer, int input, int subnode) implements Comparable<EdgeIndex> {
  private static final Comparator<EdgeIndex> ORDER =
      Comparator.comparingInt(EdgeIndex::layer)
          .thenComparingInt(EdgeIndex::input)
          .thenComparingInt(EdgeIndex::subnode);

  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if an index is negative
   */
  public EdgeIndex {
    checkArgument(
        layer >= 0 && input >= 0 && subnode >= 0,
        "the indices of an edge count from 0; got layer %s, input %s, subnode %s",
        layer,
        input,
        subnode);
  }

  @Override
  public int compareTo(EdgeIndex other) {
    return ORDER.compare(this, other);
  }

  /** Returns the index as text, for example {@code layer 0, input 1, subnode 0}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "layer %d, input %d, subnode %d", layer, input, subnode);
  }
}
