// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.lowering;

import dev.kan.core.KanSpec;
import dev.kan.tf.lowering.Contraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The times of one layer for each way to contract it.
 *
 * @param inputs the number of inputs
 * @param nodes the number of nodes
 * @param intervals the number of grid intervals
 * @param task {@code prediction}, or {@code gradients} of weights and inputs
 * @param millis the shortest time of each way in milliseconds
 * @param chosen the way that the lowering chooses
 * @param fastest the way that took the shortest time
 * @param loss how much longer the chosen way took, as a ratio: 1 if it was the fastest
 */
record WayTimes(
    int inputs,
    int nodes,
    int intervals,
    String task,
    Map<Contraction, Double> millis,
    Contraction chosen,
    Contraction fastest,
    double loss) {
  /** Measures a layer with cubic splines: its prediction and its gradients. */
  static List<WayTimes> of(int inputs, int nodes, int intervals, int samples, int repetitions) {
    KanSpec spec = KanSpec.builder(inputs, nodes).gridIntervals(intervals).build();
    Map<Contraction, LayerGraph> graphs = new EnumMap<>(Contraction.class);
    try {
      for (Contraction way : Contraction.values()) {
        graphs.put(way, new LayerGraph(spec, samples, way));
      }
      List<WayTimes> times = new ArrayList<>();
      Map<Contraction, Double> predictions = best(graphs, LayerGraph::predict, repetitions);
      Map<Contraction, Double> gradients = best(graphs, LayerGraph::differentiate, repetitions);
      Contraction forPrediction = Contraction.forPrediction(spec.layers().get(0));
      Contraction forTraining = Contraction.forTraining(spec.layers().get(0));
      times.add(of(inputs, nodes, intervals, "prediction", predictions, forPrediction));
      times.add(of(inputs, nodes, intervals, "gradients", gradients, forTraining));
      return times;
    } finally {
      graphs.values().forEach(LayerGraph::close);
    }
  }

  private static WayTimes of(
      int inputs,
      int nodes,
      int intervals,
      String task,
      Map<Contraction, Double> millis,
      Contraction chosen) {
    Map.Entry<Contraction, Double> fastest =
        millis.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue)).orElseThrow();
    double loss = millis.getOrDefault(chosen, Double.NaN) / fastest.getValue();
    return new WayTimes(inputs, nodes, intervals, task, millis, chosen, fastest.getKey(), loss);
  }

  /** Times all ways in turn, so that other work on the machine slows them alike. */
  private static Map<Contraction, Double> best(
      Map<Contraction, LayerGraph> graphs, ToDoubleFunction<LayerGraph> task, int repetitions) {
    Map<Contraction, Double> best = new EnumMap<>(Contraction.class);
    for (int r = 0; r < repetitions; r++) {
      graphs.forEach((way, graph) -> best.merge(way, task.applyAsDouble(graph), Math::min));
    }
    return best;
  }
}
