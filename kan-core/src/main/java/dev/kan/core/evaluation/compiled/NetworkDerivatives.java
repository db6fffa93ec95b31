// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.ParameterVector.Block;
import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A network run forward and backward on fixed samples, one by one, for the derivatives of each
 * output with respect to the trainable parameters. What does not depend on these is computed once.
 * Immutable; a {@link Pass} holds one thread's work.
 */
public final class NetworkDerivatives {
  // bounds the memory for the first layer's bases, about 130 bytes each
  private static final int MOST_KEPT = 1 << 18;

  private final Kan kan;
  private final ParameterVector parameters;
  private final List<CompiledLayer> layers;
  private final double[] x;
  // the first layer's bases at the first samples
  private final LocalBasis[][] kept;

  /**
   * Compiles a network.
   *
   * @param samples (samples, inputs), finite
   */
  public NetworkDerivatives(Kan kan, Batch samples) {
    this.kan = kan;
    parameters = ParameterVector.of(kan);
    layers = kan.layers().stream().map(CompiledLayer::new).collect(ImmutableList.toImmutableList());
    x = samples.toArray();
    kept = new LocalBasis[Math.min(samples.rows(), MOST_KEPT / kan.inputs())][];
    for (int n = 0; n < kept.length; n++) {
      kept[n] = LocalBasis.ofInputs(layers.get(0));
      LocalBasis.lookUp(layers.get(0), samples.row(n), kept[n]);
    }
  }

  /** Returns the layout of the trainable parameters. */
  public ParameterVector parameters() {
    return parameters;
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return kan.outputs();
  }

  /** Returns the largest number of derivatives that a sample can have for one output. */
  public int mostIndices() {
    int most = 0;
    for (CompiledLayer layer : layers) {
      most += layer.mask.length * (layer.order + 3);
      most += 2 * (layer.subnodes() + layer.nodes()) + 4 * layer.curves.length;
    }
    return most;
  }

  /**
   * Checks a point.
   *
   * @throws IllegalArgumentException if the number of parameters is wrong or one is not finite
   */
  public void requirePoint(double[] point) {
    int size = parameters.size();
    checkArgument(point.length == size, "expected %s parameters; got %s", size, point.length);
    for (int p = 0; p < size; p++) {
      if (!Double.isFinite(point[p])) {
        throw new IllegalArgumentException(
            "parameters must be finite; parameter " + p + " is " + point[p]);
      }
    }
  }

  /**
   * Creates one thread's work at a point.
   *
   * @param point values of the trainable parameters in the order of {@link ParameterVector}, finite
   */
  public Pass newPass(double[] point) {
    return new Pass(point);
  }

  private Optional<Block> block(int layer, ParameterKind kind) {
    return parameters.blocks().stream()
        .filter(block -> block.layer() == layer && block.kind() == kind)
        .findFirst();
  }

  private double[] values(int layer, ParameterKind kind, double[] point) {
    return block(layer, kind)
        .map(b -> Arrays.copyOfRange(point, b.offset(), b.offset() + b.size()))
        .orElseGet(() -> kan.layer(layer).values(kind));
  }

  /** One sample at a time, forward and then backward. */
  public final class Pass {
    private final int depth = layers.size();
    private final EdgeDerivatives[] edges = new EdgeDerivatives[depth];
    private final SymbolicDerivatives[] symbolic = new SymbolicDerivatives[depth];
    private final NodeDerivatives[] nodes = new NodeDerivatives[depth];
    private final double[] input = new double[kan.inputs()];
    // where each part's derivatives start in a sample's row, and its length
    private final int[] starts = new int[3 * depth + 1];

    private Pass(double[] point) {
      for (int l = 0; l < depth; l++) {
        int index = l;
        CompiledLayer layer = layers.get(l).with(kind -> values(index, kind, point));
        ToIntFunction<ParameterKind> offsets =
            kind -> block(index, kind).map(Block::offset).orElse(-1);
        edges[l] = new EdgeDerivatives(layer, offsets);
        symbolic[l] = new SymbolicDerivatives(layer, offsets);
        nodes[l] = new NodeDerivatives(layer, offsets);
      }
    }

    /**
     * Runs a sample forward.
     *
     * @param sample the index of the sample
     * @return the outputs, valid until the next sample; not to be changed
     */
    public double[] forward(int sample) {
      System.arraycopy(x, sample * input.length, input, 0, input.length);
      double[] current = input;
      for (int l = 0; l < depth; l++) {
        double[] sums = nodes[l].sums;
        Arrays.fill(sums, 0);
        if (l == 0 && sample < kept.length) {
          edges[l].forward(kept[sample], sums);
        } else {
          edges[l].forward(current, sums);
        }
        symbolic[l].forward(current, sums);
        nodes[l].forward();
        current = nodes[l].nodes;
      }
      return current;
    }

    /**
     * Prepares the way back, once for each sample.
     *
     * @param indices takes the places of the parameters that the sample has derivatives for, in
     *     rising order, from {@code start} on
     * @return the number of places
     */
    public int linearise(int[] indices, int start) {
      int next = start;
      for (int l = 0; l < depth; l++) {
        if (l > 0) {
          edges[l].linearise(nodes[l - 1].nodes);
        }
        symbolic[l].linearise();
        next = edges[l].indices(indices, next);
        starts[3 * l + 1] = next - start;
        next = nodes[l].indices(indices, next);
        starts[3 * l + 2] = next - start;
        next = symbolic[l].indices(indices, next);
        starts[3 * l + 3] = next - start;
      }
      return next - start;
    }

    /**
     * Computes the derivatives of one output, in the order of the places that {@link #linearise}
     * gave for the sample.
     *
     * @param values takes the derivatives from {@code start} on
     */
    public void backward(int output, double[] values, int start) {
      double[] outputSlopes = nodes[depth - 1].nodeSlopes;
      Arrays.fill(outputSlopes, 0);
      outputSlopes[output] = 1;
      for (int l = depth - 1; l >= 0; l--) {
        double[] sumSlopes = nodes[l].sumSlopes;
        nodes[l].backward(values, start + starts[3 * l + 1]);
        edges[l].backward(sumSlopes, values, start + starts[3 * l]);
        symbolic[l].backward(sumSlopes, values, start + starts[3 * l + 2]);
        if (l > 0) {
          double[] inputSlopes = nodes[l - 1].nodeSlopes;
          Arrays.fill(inputSlopes, 0);
          edges[l].inputSlopes(sumSlopes, inputSlopes);
          symbolic[l].inputSlopes(sumSlopes, inputSlopes);
        }
      }
    }
  }
}
