// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.pruning;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.attribution.Attribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes of a level whose score is above a threshold; the strongest one if none is. */
final class StrongNodes {
  private StrongNodes() {}

  /** The indices of the scores that are not at or below a threshold, or of the first largest. */
  static List<Integer> of(double[] scores, double threshold) {
    List<Integer> strong =
        IntStream.range(0, scores.length).filter(n -> !(scores[n] <= threshold)).boxed().toList();
    return strong.isEmpty() ? List.of(strongest(scores)) : strong;
  }

  private static int strongest(double[] scores) {
    int best = 0;
    for (int n = 1; n < scores.length; n++) {
      best = scores[n] > scores[best] ? n : best;
    }
    return best;
  }

  /** The network with the edges into and out of its weak hidden nodes removed. */
  static Kan isolateOthers(Kan kan, Attribution attribution, double threshold) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    for (int level = 1; level < layers.size(); level++) {
      List<Integer> strong = of(attribution.nodeScores(level), threshold);
      layers.set(level - 1, withEdgesInto(layers.get(level - 1), strong));
      layers.set(level, withEdgesOutOf(layers.get(level), strong));
    }
    return kan.withLayers(layers);
  }

  /** The network with the edges out of all inputs but the given ones removed. */
  static Kan isolateOtherInputs(Kan kan, List<Integer> inputs) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(0, withEdgesOutOf(layers.get(0), inputs));
    return kan.withLayers(layers);
  }

  private static KanLayer withEdgesInto(KanLayer layer, List<Integer> nodes) {
    boolean[] subnodes = Subnodes.of(layer.spec().nodes(), nodes);
    boolean[] kept = new boolean[layer.spec().inputs() * subnodes.length];
    for (int e = 0; e < kept.length; e++) {
      kept[e] = subnodes[e % subnodes.length];
    }
    return Edges.keeping(layer, kept);
  }

  private static KanLayer withEdgesOutOf(KanLayer layer, List<Integer> inputs) {
    int subnodes = layer.spec().subnodes();
    boolean[] kept = new boolean[layer.spec().inputs() * subnodes];
    for (int input : inputs) {
      Arrays.fill(kept, input * subnodes, (input + 1) * subnodes, true);
    }
    return Edges.keeping(layer, kept);
  }
}
