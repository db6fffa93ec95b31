// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.EdgeValues;
import dev.kan.core.evaluation.compiled.LayerSecants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes how much each input contributes to the outputs of a network, compared with a reference.
 * The contributions of all inputs add up to the output less its {@linkplain #baseline baseline},
 * the output at the reference. Immutable and thread-safe. A sample costs about as much for each
 * output as in {@link KanEvaluator}.
 *
 * <p>At the reference, each edge of the first layer has its mean over the distribution of its
 * input, and all later nodes follow from these. The contributions are those of the rescale rule of
 * DeepLIFT (Shrikumar, Greenside and Kundaje, arXiv 1704.02685, section 3.5.2): each edge passes
 * the change of its input on, multiplied by the slope of the secant of its function between
 * reference and sample, or by its derivative where these coincide; a product shares its change
 * among its factors by their Shapley values. For a network of one layer of sums, which is additive,
 * the contribution of an input is the value of its edge less the mean of that.
 *
 * <p>Contributions are NaN where an edge on the way has no finite value, at the sample or in the
 * mean.
 *
 * <pre>{@code
 * ContributionEvaluator evaluator =
 *     ContributionEvaluator.of(model.kan(), model.schema().distributions());
 * Batch contributionsToFirstOutput = evaluator.evaluate(x).get(0);
 * }</pre>
 */
public final class ContributionEvaluator {
  /**
   * The change of a layer's input, relative to 1 plus its size at the reference, up to which an
   * edge passes it on by its derivative instead of the slope of a secant, which rounding would
   * spoil.
   */
  public static final double COINCIDENCE = LayerSecants.NEAR;

  private final List<LayerSecants> layers;
  private final int inputs;
  private final int outputs;

  private ContributionEvaluator(Kan kan, List<InputDistribution> distributions) {
    inputs = kan.inputs();
    outputs = kan.outputs();
    List<LayerSecants> compiled = new ArrayList<>();
    double[] nodes = {};
    for (KanLayer layer : kan.layers()) {
      EdgeValues edges = new EdgeValues(layer);
      LayerSecants secants =
          compiled.isEmpty()
              ? LayerSecants.ofFirst(edges, means(edges, distributions))
              : LayerSecants.of(edges, nodes);
      compiled.add(secants);
      nodes = secants.reference();
    }
    layers = ImmutableList.copyOf(compiled);
  }

  private static double[] means(EdgeValues edges, List<InputDistribution> distributions) {
    double[] means = new double[edges.inputs() * edges.subnodes()];
    for (int i = 0; i < edges.inputs(); i++) {
      InputDistribution distribution = distributions.get(i);
      for (int v = 0; v < distribution.values().size(); v++) {
        double weight = distribution.weights().get(v);
        if (weight > 0) {
          edges.add(i, distribution.values().get(v), weight, means, i * edges.subnodes());
        }
      }
    }
    return means;
  }

  /**
   * Returns an evaluator of a network.
   *
   * @param kan the network
   * @param distributions the distribution of each input, which defines the reference
   * @throws IllegalArgumentException if their number differs from that of the inputs
   */
  public static ContributionEvaluator of(Kan kan, List<InputDistribution> distributions) {
    checkArgument(
        distributions.size() == kan.inputs(),
        "expected the distributions of %s inputs; got %s",
        kan.inputs(),
        distributions.size());
    return new ContributionEvaluator(kan, distributions);
  }

  /** Returns the outputs at the reference, one number for each output. */
  public double[] baseline() {
    return layers.get(layers.size() - 1).reference();
  }

  /** Returns the reference of each layer, from the inputs to the outputs. */
  public List<LayerReference> references() {
    return layers.stream()
        .map(
            layer ->
                new LayerReference(
                    Batch.ofRows(layer.inputsBefore()),
                    Batch.of(layer.subnodes(), layer.edgesBefore()),
                    Batch.of(layer.subnodes(), layer.slopesBefore())))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns the contributions for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return one element for each output, (samples, inputs)
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public List<Batch> evaluate(Batch x) {
    x.requireColumns(inputs, "the input").requireFinite("the input");
    double[][] perOutput = new double[outputs][x.rows() * inputs];
    for (int n = 0; n < x.rows(); n++) {
      double[] contributions = evaluate(x.row(n));
      for (int c = 0; c < contributions.length; c++) {
        perOutput[c % outputs][n * inputs + c / outputs] = contributions[c];
      }
    }
    return IntStream.range(0, outputs)
        .mapToObj(o -> Batch.of(inputs, perOutput[o]))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the contributions for a sample, (inputs, outputs). */
  private double[] evaluate(double... x) {
    List<double[]> nodes = new ArrayList<>();
    List<double[]> edges = new ArrayList<>();
    nodes.add(x);
    for (int l = 0; l < layers.size(); l++) {
      edges.add(layers.get(l).edges(nodes.get(l)));
      nodes.add(layers.get(l).nodesOf(edges.get(l)));
    }
    double[] multipliers = new double[outputs * outputs];
    for (int o = 0; o < outputs; o++) {
      multipliers[o * outputs + o] = 1;
    }
    for (int l = layers.size() - 1; l > 0; l--) {
      multipliers = layers.get(l).multipliers(nodes.get(l), edges.get(l), multipliers);
    }
    return layers.get(0).contributions(edges.get(0), multipliers);
  }
}
