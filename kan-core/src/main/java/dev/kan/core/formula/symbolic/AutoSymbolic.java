// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.library.FunctionLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes every edge symbolic that a function fits well enough, as pykan's {@code auto_symbolic}.
 * Edges that are symbolic already stay, absent ones stay absent, and those that nothing fits stay
 * numeric and are reported. An edge with both a numeric and a symbolic part counts as numeric: one
 * function is fitted to their sum.
 *
 * @param suggestions how functions are chosen
 * @param r2Threshold the smallest r2 that makes an edge symbolic; the function is chosen among
 *     those that reach it
 * @param activations the inputs that the edges of later layers are fitted on
 */
public record AutoSymbolic(Suggestions suggestions, double r2Threshold, Activations activations) {
  /** The inputs that the edges of later layers are fitted on. */
  public enum Activations {
    /** Those that come out of the layers before as they are now, already made symbolic. */
    AS_FIXED,
    /** Those of the network as it was given. */
    AS_GIVEN
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code r2Threshold} is above 1 or NaN
   */
  public AutoSymbolic {
    checkArgument(r2Threshold <= 1, "r2 is 1 at most; asked for %s", r2Threshold);
  }

  /** Returns the default settings. */
  public static AutoSymbolic defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().suggestions(suggestions).r2Threshold(r2Threshold).activations(activations);
  }

  /**
   * Makes the edges of a network symbolic, layer after layer from the inputs on.
   *
   * @param kan the network
   * @param inputs (samples, inputs of the network), finite: what the functions are fitted on
   * @throws IllegalArgumentException if the width is wrong, or a number is not finite, here or
   *     between layers
   */
  public FixingResult fixSymbolic(Kan kan, Batch inputs) {
    double[] ones = new double[inputs.rows()];
    Arrays.fill(ones, 1);
    return fixSymbolic(kan, inputs, ones);
  }

  /**
   * Makes the edges of a network symbolic by functions that are fitted on samples, weighted as
   * these are.
   *
   * @param kan the network
   * @param samples as wide as the network; their targets do not enter
   * @throws IllegalArgumentException if the width is wrong, or a number between layers is not
   *     finite
   */
  public FixingResult fixSymbolic(Kan kan, Samples samples) {
    return fixSymbolic(kan, samples.inputs(), samples.weightValues());
  }

  private FixingResult fixSymbolic(Kan kan, Batch inputs, double... weights) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    List<EdgeReport> reports = new ArrayList<>();
    ImmutableMap.Builder<String, String> details = ImmutableMap.builder();
    for (int l = 0; l < layers.size(); l++) {
      Kan source = activations == Activations.AS_FIXED ? kan.withLayers(layers) : kan;
      Batch layerInputs = KanEvaluator.of(source).trace(inputs).get(l).inputs();
      List<EdgeReport> found = found(l, layers.get(l), layerInputs, weights);
      layers.set(l, fixed(layers.get(l), found));
      reports.addAll(found);
    }
    for (EdgeReport each : reports) {
      if (each.fixed()) {
        details.put(each.edge().toString(), each.curve().function().name());
      }
    }
    details.put("r2 threshold", Double.toString(r2Threshold));
    Kan result = kan.withLayers(layers).withStep("edges made symbolic", details.buildOrThrow());
    return new FixingResult(result, reports);
  }

  private List<EdgeReport> found(int l, KanLayer layer, Batch layerInputs, double... weights) {
    List<EdgeReport> found = new ArrayList<>();
    for (int i = 0; i < layer.spec().inputs(); i++) {
      for (int s = 0; s < layer.spec().subnodes(); s++) {
        Edge edge = layer.edge(i, s);
        if (edge.active()) {
          List<Suggestion> all =
              suggestions.ranked(EdgeSamples.of(edge, layerInputs).withWeights(weights));
          Suggestion best =
              all.stream().filter(each -> each.r2() >= r2Threshold).findFirst().orElse(all.get(0));
          boolean fits = best.r2() >= r2Threshold;
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

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private Suggestions suggestions = Suggestions.defaults();
    private double r2Threshold = 0.99;
    private Activations activations = Activations.AS_FIXED;

    private Builder() {}

    /** Sets how functions are chosen. Default: {@link Suggestions#defaults}. */
    public Builder suggestions(Suggestions settings) {
      suggestions = settings;
      return this;
    }

    /**
     * Sets the functions that are tried, and keeps how they are chosen. Default: those of {@link
     * Suggestions#defaults}.
     *
     * @throws IllegalArgumentException if the library is empty
     */
    public Builder library(FunctionLibrary functions) {
      suggestions = suggestions.toBuilder().library(functions).build();
      return this;
    }

    /**
     * Sets the smallest r2 that makes an edge symbolic. Default: 0.99.
     *
     * @param least the threshold, at most 1
     */
    public Builder r2Threshold(double least) {
      r2Threshold = least;
      return this;
    }

    /**
     * Sets the inputs that the edges of later layers are fitted on. Default: {@link
     * Activations#AS_FIXED}.
     */
    public Builder activations(Activations source) {
      activations = source;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if the threshold is above 1 or NaN
     */
    public AutoSymbolic build() {
      return new AutoSymbolic(suggestions, r2Threshold, activations);
    }
  }
}
