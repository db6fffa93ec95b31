// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.LayerValues;
import dev.kan.core.evaluation.compiled.NetworkValues;
import java.util.List;

/**
 * Evaluates a network in plain Java. Immutable and thread-safe. A sample costs {@code O(sum over
 * layers of in (k^2 + (k + 1) subnodes))} and one call for each symbolic part, and a logarithm of
 * the grid size more where the knots have unequal steps.
 *
 * <p>A batch is evaluated in blocks of samples, and a large one by all threads of {@link
 * java.util.concurrent.ForkJoinPool#commonPool}. The outputs of a sample are the same whether it is
 * alone or in a batch, and whatever the number of threads. Making an evaluator takes about as long
 * as evaluating a few hundred samples of a batch, so keep it for further ones.
 *
 * <p>Inputs must be finite. A node may still become infinite or NaN, for example if a symbolic edge
 * takes the logarithm of a negative number. Such a value propagates through all edges that lead
 * from the node to the outputs: the numeric part of an edge is NaN if its input is not finite, and
 * a symbolic part is whatever its function returns. Other samples are unaffected.
 *
 * <pre>{@code
 * KanEvaluator evaluator = KanEvaluator.of(kan);
 * Batch outputs = evaluator.evaluate(x); // a row for each sample
 * double[] outputsOfOne = evaluator.evaluate(0.3, -0.7);
 * }</pre>
 */
public final class KanEvaluator {
  private final NetworkValues network;
  private final int inputs;
  private final int outputs;

  private KanEvaluator(Kan kan) {
    network = new NetworkValues(kan);
    inputs = kan.inputs();
    outputs = kan.outputs();
  }

  /** Returns an evaluator of {@code kan}. */
  public static KanEvaluator of(Kan kan) {
    return new KanEvaluator(kan);
  }

  /**
   * Returns the outputs for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return (samples, outputs); they may be infinite or NaN
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public Batch evaluate(Batch x) {
    return Batch.of(outputs, network.evaluate(checked(x)));
  }

  /**
   * Returns the outputs for one sample.
   *
   * @param x the inputs of the sample, finite
   * @return one number for each output; they may be infinite or NaN
   * @throws IllegalArgumentException if the number of inputs is wrong or a value is not finite
   */
  public double[] evaluate(double... x) {
    boolean valid = x.length == inputs;
    for (double each : x) {
      valid &= Double.isFinite(each);
    }
    return valid ? network.evaluate(x) : evaluate(Batch.ofRows(x)).row(0);
  }

  /**
   * Returns the values of all nodes for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return the nodes of every level, (samples, nodes): first the inputs, last the outputs
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public List<Batch> activations(Batch x) {
    ImmutableList.Builder<Batch> activations = ImmutableList.<Batch>builder().add(x);
    trace(x).forEach(layer -> activations.add(layer.nodes()));
    return activations.build();
  }

  /**
   * Returns the inputs, the sums of edges and the nodes of every layer for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return one element for each layer
   * @throws IllegalArgumentException if the number of columns is wrong or a value is not finite
   */
  public List<LayerActivations> trace(Batch x) {
    ImmutableList.Builder<LayerActivations> trace = ImmutableList.builder();
    Batch inputs = checked(x);
    for (LayerValues layer : network.layers()) {
      LayerActivations activations = trace(layer, inputs);
      trace.add(activations);
      inputs = activations.nodes();
    }
    return trace.build();
  }

  /**
   * Returns the nodes of a single layer for a batch of its inputs.
   *
   * @param layer the layer
   * @param inputs (samples, inputs); they may be infinite or NaN
   * @return (samples, nodes)
   * @throws IllegalArgumentException if the number of columns is wrong
   */
  public static Batch nodes(KanLayer layer, Batch inputs) {
    inputs.requireColumns(layer.spec().inputs(), "the layer's input");
    return trace(new LayerValues(layer), inputs).nodes();
  }

  private static LayerActivations trace(LayerValues layer, Batch inputs) {
    double[][] sums = new double[inputs.rows()][];
    double[][] nodes = new double[inputs.rows()][];
    for (int r = 0; r < sums.length; r++) {
      sums[r] = layer.sums(inputs.row(r));
      nodes[r] = layer.nodes(sums[r].clone());
    }
    return new LayerActivations(inputs, Batch.ofRows(sums), Batch.ofRows(nodes));
  }

  private Batch checked(Batch x) {
    return x.requireColumns(inputs, "the input").requireFinite("the input");
  }
}
