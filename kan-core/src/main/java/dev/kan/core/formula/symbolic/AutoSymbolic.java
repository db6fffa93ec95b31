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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes all edges symbolic that a function fits well enough, like pykan's {@code auto_symbolic}.
 *
 * <pre>{@code
 * FixingResult fixed = AutoSymbolic.defaults().fixSymbolic(kan, samples);
 * RefitResult refitted = AffineRefit.defaults().refit(fixed.kan(), samples);
 * SymbolicFormula formula = SymbolicFormula.of(refitted.kan()).rounded(4);
 * }</pre>
 *
 * <p>Symbolic and absent edges are kept. Edges that no function fits well enough stay numeric and
 * are reported. An edge with both a numeric and a symbolic part counts as numeric: one function is
 * fitted to their sum.
 *
 * <p>An edge that hardly varies, so that even a constant leaves no more than {@code 1 -
 * r2Threshold} of the variance of all edges of its node, gets the simplest function if none fits:
 * what it adds is often no more than the error of the training.
 *
 * @param suggestions the ranking of functions
 * @param r2Threshold the smallest coefficient of determination at which an edge becomes symbolic;
 *     only functions that reach it are chosen
 * @param activations the inputs on which the edges of later layers are fitted
 */
public record AutoSymbolic(Suggestions suggestions, double r2Threshold, Activations activations) {
  /** The inputs on which the edges of later layers are fitted. */
  public enum Activations {
    /** The outputs of the preceding layers with their edges already made symbolic. */
    AS_FIXED,
    /** The outputs of the preceding layers of the given network. */
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
   * Makes the edges of a network symbolic, layer by layer from the inputs on.
   *
   * @param kan the network
   * @param inputs the inputs on which functions are fitted, (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is not the network's number of inputs
   * @throws IllegalArgumentException if an input or a value between layers is infinite or NaN
   */
  public FixingResult fixSymbolic(Kan kan, Batch inputs) {
    double[] ones = new double[inputs.rows()];
    Arrays.fill(ones, 1);
    return fixSymbolic(kan, inputs, ones);
  }

  /**
   * Makes the edges of a network symbolic, layer by layer, with functions that are fitted on
   * weighted samples.
   *
   * @param kan the network
   * @param samples the samples on whose inputs functions are fitted, with their weights; their
   *     targets are not used
   * @throws IllegalArgumentException if the samples do not match the network's inputs, or a value
   *     between layers is infinite or NaN
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
    double[] variances = new double[layer.spec().subnodes()];
    Map<EdgeIndex, EdgeSamples> points = new LinkedHashMap<>();
    for (EdgeIndex index : active(l, layer)) {
      EdgeSamples samples = samples(layer, index, layerInputs, weights);
      points.put(index, samples);
      variances[index.subnode()] += samples.variance();
    }
    for (Map.Entry<EdgeIndex, EdgeSamples> each : points.entrySet()) {
      EdgeIndex index = each.getKey();
      EdgeSamples samples = each.getValue();
      List<Suggestion> ranked = suggestions.ranked(samples);
      double left = (1 - r2Threshold) * variances[index.subnode()];
      Optional<Suggestion> fitting =
          ranked.stream().filter(one -> one.r2() >= r2Threshold).findFirst();
      Optional<Suggestion> chosen =
          fitting.isEmpty() && samples.variance() <= left ? simplest(ranked) : fitting;
      Suggestion best = chosen.orElse(ranked.get(0));
      found.add(new EdgeReport(index, chosen.isPresent(), best.curve(), best.r2()));
    }
    return found;
  }

  private static Optional<Suggestion> simplest(List<Suggestion> suggestions) {
    return suggestions.stream()
        .min(Comparator.comparingInt(suggestion -> suggestion.function().complexity()));
  }

  private static List<EdgeIndex> active(int l, KanLayer layer) {
    List<EdgeIndex> active = new ArrayList<>();
    for (int i = 0; i < layer.spec().inputs(); i++) {
      for (int s = 0; s < layer.spec().subnodes(); s++) {
        if (layer.edge(i, s).active()) {
          active.add(new EdgeIndex(l, i, s));
        }
      }
    }
    return active;
  }

  private static EdgeSamples samples(
      KanLayer layer, EdgeIndex index, Batch layerInputs, double... weights) {
    Edge edge = layer.edge(index.input(), index.subnode());
    return EdgeSamples.of(edge, layerInputs).withWeights(weights);
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

    /** Sets the ranking of functions. Default: {@link Suggestions#defaults}. */
    public Builder suggestions(Suggestions settings) {
      suggestions = settings;
      return this;
    }

    /**
     * Sets the functions that are tried, without changing how they are ranked. Default: the library
     * of {@link Suggestions#defaults}.
     *
     * @throws IllegalArgumentException if the library is empty
     */
    public Builder library(FunctionLibrary functions) {
      suggestions = suggestions.toBuilder().library(functions).build();
      return this;
    }

    /**
     * Sets the smallest coefficient of determination at which an edge becomes symbolic. Default:
     * 0.99.
     *
     * @param least the threshold, at most 1
     */
    public Builder r2Threshold(double least) {
      r2Threshold = least;
      return this;
    }

    /**
     * Sets the inputs on which the edges of later layers are fitted. Default: {@link
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
