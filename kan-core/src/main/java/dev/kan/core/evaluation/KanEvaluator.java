// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.compiled.LayerValues;
import dev.kan.core.evaluation.compiled.LayerValues.Workspace;
import java.util.List;

/**
 * Evaluates a network in plain Java. Immutable and thread-safe. A sample costs {@code O(sum over
 * layers of in (k^2 + (k + 1) subnodes))} and one call for each symbolic part.
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
  private final List<LayerValues> layers;
  private final int inputs;
  private final int outputs;
  private final int widest;

  private KanEvaluator(Kan kan) {
    layers = kan.layers().stream().map(LayerValues::new).collect(ImmutableList.toImmutableList());
    inputs = kan.inputs();
    outputs = kan.outputs();
    widest = kan.widths().stream().mapToInt(Integer::intValue).max().orElseThrow();
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
    double[] values = checked(x).toArray();
    double[] y = new double[x.rows() * outputs];
    evaluate(values, y, x.rows());
    return Batch.of(outputs, y);
  }

  /**
   * Returns the outputs for one sample.
   *
   * @param x the inputs of the sample, finite
   * @return one number for each output; they may be infinite or NaN
   * @throws IllegalArgumentException if the number of inputs is wrong or a value is not finite
   */
  public double[] evaluate(double... x) {
    return evaluate(Batch.ofRows(x)).row(0);
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
    Workspace workspace = new Workspace(layers);
    ImmutableList.Builder<LayerActivations> trace = ImmutableList.builder();
    Batch inputs = checked(x);
    for (LayerValues layer : layers) {
      LayerActivations activations = trace(layer, inputs, workspace);
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
    LayerValues values = new LayerValues(layer);
    return trace(values, inputs, new Workspace(List.of(values))).nodes();
  }

  private static LayerActivations trace(LayerValues layer, Batch inputs, Workspace workspace) {
    int rows = inputs.rows();
    double[] x = inputs.toArray();
    double[] sums = new double[rows * layer.subnodes()];
    double[] nodes = new double[rows * layer.nodes()];
    for (int r = 0; r < rows; r++) {
      layer.sumEdges(x, r * layer.inputs(), workspace);
      System.arraycopy(workspace.subnodes(), 0, sums, r * layer.subnodes(), layer.subnodes());
      layer.finishNodes(workspace, nodes, r * layer.nodes());
    }
    return new LayerActivations(
        inputs, Batch.of(layer.subnodes(), sums), Batch.of(layer.nodes(), nodes));
  }

  private void evaluate(double[] x, double[] y, int rows) {
    Workspace workspace = new Workspace(layers);
    double[] current = new double[widest];
    double[] next = new double[widest];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * inputs, current, 0, inputs);
      for (LayerValues layer : layers) {
        layer.sumEdges(current, 0, workspace);
        layer.finishNodes(workspace, next, 0);
        double[] swap = current;
        current = next;
        next = swap;
      }
      System.arraycopy(current, 0, y, r * outputs, outputs);
    }
  }

  private Batch checked(Batch x) {
    return x.requireColumns(inputs, "the input").requireFinite("the input");
  }
}
