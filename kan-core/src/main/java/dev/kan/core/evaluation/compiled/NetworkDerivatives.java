// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network evaluated forward and backward on fixed samples, one by one, to compute the derivatives
 * of each output with respect to the trainable parameters. Everything that does not depend on the
 * parameters is computed once. Immutable; a {@link Pass} belongs to one thread.
 */
public final class NetworkDerivatives {
  // bounds the memory for the first layer's bases, about 100 bytes each
  static final int MOST_KEPT = 1 << 18;

  private final Kan kan;
  private final ParameterVector parameters;
  private final List<CompiledLayer> layers;
  private final List<TrainedParameters> trained;
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
    trained =
        IntStream.range(0, layers.size())
            .mapToObj(l -> new TrainedParameters(parameters, l, kan.layer(l)))
            .collect(ImmutableList.toImmutableList());
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

  /**
   * Returns the largest number of parameters that one output can have derivatives for at a sample.
   */
  public int mostPlaces() {
    int most = 0;
    for (CompiledLayer layer : layers) {
      most += layer.mask.length * (layer.order + 3);
      most += 2 * (layer.subnodes() + layer.nodes()) + 4 * layer.curves.length;
    }
    return most;
  }

  /**
   * Checks the values of the parameters.
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
   * Creates an object for the passes of one thread.
   *
   * @param point the values of the trainable parameters in the order of {@link ParameterVector},
   *     finite
   */
  public Pass newPass(double[] point) {
    return new Pass(point);
  }

  /** The passes of one thread: each sample forward and then backward. */
  public final class Pass {
    private final LayerDerivatives[] passes = new LayerDerivatives[layers.size()];
    private final double[] input = new double[kan.inputs()];
    private final double[] inputSlopes = new double[kan.inputs()];
    // where the derivatives of each layer start among those of a sample
    private final int[] starts = new int[layers.size()];

    private Pass(double[] point) {
      for (int l = 0; l < passes.length; l++) {
        TrainedParameters parameters = trained.get(l);
        CompiledLayer layer = layers.get(l).with(kind -> parameters.values(kind, point));
        passes[l] = new LayerDerivatives(layer, parameters);
      }
    }

    /**
     * Evaluates a sample forward.
     *
     * @param sample the index of the sample
     * @return the outputs, valid until the next sample; not to be changed
     */
    public double[] forward(int sample) {
      System.arraycopy(x, sample * input.length, input, 0, input.length);
      if (sample < kept.length) {
        passes[0].forward(input, kept[sample]);
      } else {
        passes[0].forward(input);
      }
      for (int l = 1; l < passes.length; l++) {
        passes[l].forward(passes[l - 1].nodes);
      }
      return passes[passes.length - 1].nodes;
    }

    /**
     * Prepares the backward pass, once for each sample.
     *
     * @param places the array for the positions of the parameters that have derivatives at the
     *     sample, in ascending order, from index {@code start} on
     * @return the number of positions
     */
    public int linearise(int[] places, int start) {
      int next = start;
      for (int l = 0; l < passes.length; l++) {
        starts[l] = next - start;
        next = passes[l].linearise(places, next);
      }
      return next - start;
    }

    /**
     * Computes the derivatives of one output, in the order of the positions from {@link
     * #linearise}.
     *
     * @param output the index of the output
     * @param values the array for the derivatives, from index {@code start} on
     */
    public void backward(int output, double[] values, int start) {
      double[] outputSlopes = passes[passes.length - 1].nodeSlopes;
      Arrays.fill(outputSlopes, 0);
      outputSlopes[output] = 1;
      for (int l = passes.length - 1; l >= 0; l--) {
        double[] slopes = l == 0 ? inputSlopes : passes[l - 1].nodeSlopes;
        passes[l].backward(values, start + starts[l], slopes);
      }
    }
  }
}
