// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.SeededRandom;

/**
 * The parameters of another initialiser with only few edges active. Inputs and subnodes are thought
 * of as spread evenly over the same line: every input keeps the edge to the subnode nearest to it,
 * and every subnode keeps the edge from the input nearest to it. All other edges are masked. This
 * is pykan's {@code sparse_init}.
 *
 * @param initialiser the initialiser of the parameters
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
   * Returns the one of {@code others} positions that is nearest to position {@code index} of {@code
   * count}, the left one if two are equally near.
   */
  private static int nearest(int index, int count, int others) {
    double position = (index + 0.5) / count * others;
    return (int) Math.ceil(position) - 1;
  }
}
