// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the outputs of a network: a single sample without copies, many in blocks that pass all
 * layers, and large batches on all processors. The outputs of a sample are the same in each case.
 * Immutable.
 */
public final class NetworkValues {
  /** The number of multiplications, roughly, from which further threads save time. */
  private static final long LARGE = 200_000;

  private final List<LayerValues> layers;
  private final List<LayerBlocks> blocks;
  private final int outputs;
  private final long cost;

  /** Compiles a network. */
  public NetworkValues(Kan kan) {
    layers = kan.layers().stream().map(LayerValues::new).collect(ImmutableList.toImmutableList());
    blocks = layers.stream().map(LayerValues::blocks).collect(ImmutableList.toImmutableList());
    outputs = kan.outputs();
    cost = layers.stream().mapToLong(LayerValues::cost).sum();
  }

  /** Returns the layers, from the inputs to the outputs. */
  public List<LayerValues> layers() {
    return layers;
  }

  /**
   * Returns the outputs for one sample.
   *
   * @param x one finite number for each input
   */
  public double[] evaluate(double... x) {
    double[] nodes = x;
    for (LayerValues layer : layers) {
      nodes = layer.nodes(layer.sums(nodes));
    }
    return nodes;
  }

  /**
   * Returns the outputs for a batch of samples.
   *
   * @param x (samples, inputs), finite
   * @return (samples, outputs), row-major
   */
  public double[] evaluate(Batch x) {
    double[] y = new double[x.rows() * outputs];
    IntStream starts =
        IntStream.rangeClosed(0, (x.rows() - 1) / SampleBlock.SIZE).map(b -> b * SampleBlock.SIZE);
    boolean large = cost * x.rows() >= LARGE;
    (large ? starts.parallel() : starts).forEach(start -> evaluate(x, start, y));
    return y;
  }

  private void evaluate(Batch x, int first, double[] y) {
    SampleBlock samples = new SampleBlock(Math.min(SampleBlock.SIZE, x.rows() - first));
    double[][] nodes = new double[x.columns()][samples.count];
    x.copyColumns(first, samples.count, nodes);
    for (LayerBlocks layer : blocks) {
      nodes = layer.nodes(samples, nodes);
    }
    for (int n = 0; n < samples.count; n++) {
      for (int o = 0; o < outputs; o++) {
        y[(first + n) * outputs + o] = nodes[o][n];
      }
    }
  }
}
