// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.SeededRandom;

/**
 * Another initialiser's numbers with few edges active: every input keeps the edge to the subnode
 * nearest to it, and every subnode the edge from the input nearest to it, when inputs and subnodes
 * are spread evenly over the same line. All other edges are masked. This is pykan's {@code
 * sparse_init}.
 *
 * @param initialiser where the numbers come from
 */
public record Sparse(Initialiser initialiser) implements Initialiser {
  @Override
  public KanLayer layer(LayerSpec spec, SeededRandom random) {
    int inputs = spec.inputs();
    int subnodes = spec.subnodes();
    return initialiser
        .layer(spec, random)
        .filterEdges(
            (i, s) -> nearest(i, inputs, subnodes) == s || nearest(s, subnodes, inputs) == i);
  }

  /**
   * The one of {@code others} places nearest to place {@code index} of {@code count}; ties left.
   */
  private static int nearest(int index, int count, int others) {
    double position = (index + 0.5) / count * others;
    return (int) Math.ceil(position) - 1;
  }
}
