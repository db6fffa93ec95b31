// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.LayerProgram.Workspace;
import java.util.List;

/**
 * Evaluates a network in plain Java. Made once from a network and then used as often as one likes,
 * by any number of threads. A sample costs {@code O(sum over layers of in (k^2 + (k + 1)
 * subnodes))} and a call for each symbolic part.
 *
 * <p>Inputs must be finite, but a node may be infinite or not a number, as where the logarithm on a
 * symbolic edge meets a negative number. It goes on through all edges that lead to the outputs from
 * there: the numeric part of an edge is not-a-number at what is not finite, a symbolic part is what
 * its function makes of it. Other samples do not notice.
 */
public final class KanEvaluator {
  private final List<LayerProgram> layers;
  private final int inputs;
  private final int outputs;
  private final int widest;

  private KanEvaluator(Kan kan) {
    layers = kan.layers().stream().map(LayerProgram::new).collect(ImmutableList.toImmutableList());
    inputs = kan.inputs();
    outputs = kan.outputs();
    widest = kan.widths().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** An evaluator of {@code kan}. */
  public static KanEvaluator of(Kan kan) {
    return new KanEvaluator(kan);
  }

  /**
   * The outputs for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return (samples, outputs); not all need be finite
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public Batch evaluate(Batch x) {
    double[] values = checked(x).toArray();
    double[] y = new double[x.rows() * outputs];
    evaluate(values, y, x.rows());
    return Batch.of(outputs, y);
  }

  /**
   * The outputs for one sample.
   *
   * @param x as many finite numbers as the network has inputs
   * @return as many numbers as it has outputs
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public double[] evaluate(double... x) {
    return evaluate(Batch.ofRows(x)).row(0);
  }

  /**
   * The values of all nodes for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return for every layer of nodes (samples, nodes): first the inputs, last the outputs
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public List<Batch> activations(Batch x) {
    ImmutableList.Builder<Batch> activations = ImmutableList.<Batch>builder().add(x);
    trace(x).forEach(layer -> activations.add(layer.nodes()));
    return activations.build();
  }

  /**
   * What every layer takes, adds up and gives for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return one element for each layer
   * @throws IllegalArgumentException if the width is wrong or a number is not finite
   */
  public List<LayerActivations> trace(Batch x) {
    Workspace workspace = workspace(layers);
    ImmutableList.Builder<LayerActivations> trace = ImmutableList.builder();
    Batch inputs = checked(x);
    for (LayerProgram layer : layers) {
      LayerActivations activations = trace(layer, inputs, workspace);
      trace.add(activations);
      inputs = activations.nodes();
    }
    return trace.build();
  }

  /**
   * The nodes of one layer by itself, somewhere in a network.
   *
   * @param layer the layer
   * @param inputs (samples, inputs); they need not be finite
   * @return (samples, nodes)
   * @throws IllegalArgumentException if the width is wrong
   */
  public static Batch nodes(KanLayer layer, Batch inputs) {
    inputs.requireColumns(layer.spec().inputs(), "the layer's input");
    LayerProgram program = new LayerProgram(layer);
    return trace(program, inputs, workspace(List.of(program))).nodes();
  }

  private static LayerActivations trace(LayerProgram layer, Batch inputs, Workspace workspace) {
    int rows = inputs.rows();
    double[] x = inputs.toArray();
    double[] sums = new double[rows * layer.subnodes()];
    double[] nodes = new double[rows * layer.outputs()];
    for (int r = 0; r < rows; r++) {
      layer.evaluateEdges(x, r * layer.inputs(), workspace);
      System.arraycopy(workspace.subnodes(), 0, sums, r * layer.subnodes(), layer.subnodes());
      layer.evaluateNodes(workspace, nodes, r * layer.outputs());
    }
    return new LayerActivations(
        inputs, Batch.of(layer.subnodes(), sums), Batch.of(layer.outputs(), nodes));
  }

  private void evaluate(double[] x, double[] y, int rows) {
    Workspace workspace = workspace(layers);
    double[] current = new double[widest];
    double[] next = new double[widest];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * inputs, current, 0, inputs);
      for (LayerProgram layer : layers) {
        layer.evaluate(current, 0, next, 0, workspace);
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

  private static Workspace workspace(List<LayerProgram> layers) {
    return new Workspace(
        layers.stream().mapToInt(LayerProgram::localFunctions).max().orElseThrow(),
        layers.stream().mapToInt(LayerProgram::subnodes).max().orElseThrow());
  }
}
