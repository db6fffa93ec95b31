// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.fitting;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.library.FunctionLibrary;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes every edge symbolic that a function fits well enough. Edges that are symbolic already stay,
 * absent ones stay absent, and those that nothing fits stay numeric and are reported. An edge with
 * both a numeric and a symbolic part counts as numeric: one function is fitted to their sum.
 *
 * @param suggestions how functions are chosen
 * @param leastR2 the smallest r2 that makes an edge symbolic; a function is chosen among those that
 *     reach it
 * @param activations what later layers are fitted on
 */
public record AutomaticFixing(Suggestions suggestions, double leastR2, Activations activations) {
  private static final double DEFAULT_R2 = 0.99;

  /** Which inputs an edge is fitted on. */
  public enum Activations {
    /** Those that come out of the layers before as they are now, already made symbolic. */
    AS_FIXED,
    /** Those of the network as it was given. */
    AS_GIVEN
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code leastR2} is above 1 or not a number
   */
  public AutomaticFixing {
    checkArgument(leastR2 <= 1, "r2 is 1 at most; asked for %s", leastR2);
  }

  /** Functions of a library, an r2 of at least 0.99, inputs as fixed so far. */
  public static AutomaticFixing of(FunctionLibrary library) {
    return new AutomaticFixing(Suggestions.of(library), DEFAULT_R2, Activations.AS_FIXED);
  }

  /** The same with another threshold. */
  public AutomaticFixing withLeastR2(double newLeastR2) {
    return new AutomaticFixing(suggestions, newLeastR2, activations);
  }

  /** The same with other inputs for later layers. */
  public AutomaticFixing withActivations(Activations newActivations) {
    return new AutomaticFixing(suggestions, leastR2, newActivations);
  }

  /**
   * Fixes the edges of a network, layer after layer from the inputs on.
   *
   * @param kan the network
   * @param inputs (samples, inputs of the network), finite: what the functions are fitted on
   * @throws IllegalArgumentException if the width is wrong, or a number is not finite, here or
   *     between layers
   */
  public FixingResult fix(Kan kan, Batch inputs) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    List<EdgeReport> reports = new ArrayList<>();
    ImmutableMap.Builder<String, String> details = ImmutableMap.builder();
    for (int l = 0; l < layers.size(); l++) {
      Kan source = activations == Activations.AS_FIXED ? kan.withLayers(layers) : kan;
      Batch layerInputs = KanEvaluator.of(source).trace(inputs).get(l).inputs();
      List<EdgeReport> found = found(l, layers.get(l), layerInputs);
      layers.set(l, fixed(layers.get(l), found));
      reports.addAll(found);
    }
    for (EdgeReport each : reports) {
      if (each.fixed()) {
        details.put(each.edge().toString(), each.curve().function().name());
      }
    }
    details.put("least r2", Double.toString(leastR2));
    Kan result = kan.withLayers(layers).withStep("edges made symbolic", details.buildOrThrow());
    return new FixingResult(result, reports);
  }

  private List<EdgeReport> found(int l, KanLayer layer, Batch layerInputs) {
    List<EdgeReport> found = new ArrayList<>();
    for (int i = 0; i < layer.spec().inputs(); i++) {
      for (int s = 0; s < layer.spec().subnodes(); s++) {
        Edge edge = layer.edge(i, s);
        if (edge.active()) {
          List<Suggestion> all = suggestions.ranked(EdgeSamples.of(edge, layerInputs));
          Suggestion best =
              all.stream().filter(each -> each.r2() >= leastR2).findFirst().orElse(all.get(0));
          boolean fits = best.r2() >= leastR2;
          found.add(new EdgeReport(new EdgeIndex(l, i, s), fits, best.curve(), best.r2()));
        }
      }
    }
    return found;
  }

  private static KanLayer fixed(KanLayer layer, List<EdgeReport> found) {
    KanLayer fixed = layer;
    for (EdgeReport each : found) {
      if (each.fixed()) {
        fixed = EdgeFixing.fixed(fixed, each.edge(), each.curve());
      }
    }
    return fixed;
  }
}
