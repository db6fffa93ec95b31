// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.LayerActivations;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;
import java.util.List;

/**
 * The standard deviations over samples of the inputs, edges and subnodes of a layer, with the
 * divisor {@code samples - 1}; all are 0 if there is only one sample. Those of the edges' numeric
 * parts are computed from the covariance of each input's basis functions, in time {@code O(samples
 * in (k + 2)^2 + in subnodes M^2)} and without an array of samples times edges. If an edge has a
 * symbolic part, its values at the samples are computed.
 */
public final class LayerDeviations {
  private final ImmutableDoubleArray inputs;
  private final ImmutableDoubleArray edges;
  private final ImmutableDoubleArray numericParts;
  private final ImmutableDoubleArray subnodes;

  private LayerDeviations(
      double[] inputs, double[] edges, double[] numericParts, double[] subnodes) {
    this.inputs = ImmutableDoubleArray.copyOf(inputs);
    this.edges = ImmutableDoubleArray.copyOf(edges);
    this.numericParts = ImmutableDoubleArray.copyOf(numericParts);
    this.subnodes = ImmutableDoubleArray.copyOf(subnodes);
  }

  /**
   * Returns the deviations of one layer.
   *
   * @param layer the layer
   * @param activations the values of the layer on the samples
   */
  static LayerDeviations of(KanLayer layer, LayerActivations activations) {
    double[] numericParts = numericParts(layer, activations.inputs());
    return new LayerDeviations(
        columns(activations.inputs()),
        edges(layer, activations.inputs(), numericParts),
        numericParts,
        columns(activations.edgeSums()));
  }

  /** Returns a copy of the deviation of each input. */
  public double[] inputs() {
    return inputs.toArray();
  }

  /**
   * Returns a copy of the deviation of each edge, both parts together, (inputs, subnodes),
   * row-major.
   */
  public double[] edges() {
    return edges.toArray();
  }

  /** Returns a copy of the deviation of each edge's numeric part, (inputs, subnodes), row-major. */
  public double[] numericParts() {
    return numericParts.toArray();
  }

  /** Returns a copy of the deviation of the sum of edges at each subnode, before its affine map. */
  public double[] subnodes() {
    return subnodes.toArray();
  }

  private static double[] edges(KanLayer layer, Batch inputs, double[] numericParts) {
    double[] deviations = numericParts.clone();
    for (SymbolicEdge each : layer.spec().symbolic()) {
      Edge edge = layer.edge(each.input(), each.subnode());
      double[] values = Arrays.stream(inputs.column(each.input())).map(edge).toArray();
      deviations[layer.spec().edgePosition(each.input(), each.subnode())] = deviation(values);
    }
    return deviations;
  }

  private static double[] numericParts(KanLayer layer, Batch inputs) {
    LayerSpec spec = layer.spec();
    List<BSplineBasis> bases = spec.grid().bases(spec.outside());
    double[] weights = layer.edgeWeights();
    double[] deviations = new double[spec.edgeCount()];
    for (int i = 0; i < spec.inputs(); i++) {
      double[] x = inputs.column(i);
      if (isConstant(x) || !layer.hasNumericEdges(i)) {
        continue;
      }
      boolean finite = Arrays.stream(x).allMatch(Double::isFinite);
      double[] covariance = BasisCovariance.of(bases.get(i), spec.base(), x);
      for (int s = 0; s < spec.subnodes(); s++) {
        if (layer.active(i, s)) {
          double[] ofEdge = edgeWeights(weights, layer, i, s);
          deviations[spec.edgePosition(i, s)] = finite ? edge(covariance, ofEdge) : Double.NaN;
        }
      }
    }
    return deviations;
  }

  private static double[] edgeWeights(double[] all, KanLayer layer, int input, int subnode) {
    int columns = layer.spec().grid().basisCount() + 1;
    double[] weights = new double[columns];
    for (int m = 0; m < columns; m++) {
      weights[m] = all[(input * columns + m) * layer.spec().subnodes() + subnode];
    }
    return weights;
  }

  /**
   * Returns the deviation of an edge. A variance below its own rounding error, which may even be
   * negative, counts as zero.
   */
  private static double edge(double[] covariance, double[] weights) {
    int columns = weights.length;
    double variance = 0;
    double largest = 0;
    for (int a = 0; a < columns; a++) {
      double row = 0;
      for (int b = 0; b < columns; b++) {
        row += covariance[a * columns + b] * weights[b];
      }
      variance += weights[a] * row;
      largest += weights[a] * weights[a] * covariance[a * columns + a];
    }
    return variance > columns * Math.ulp(1.0) * largest ? Math.sqrt(variance) : 0;
  }

  private static double[] columns(Batch batch) {
    double[] deviations = new double[batch.columns()];
    for (int c = 0; c < deviations.length; c++) {
      deviations[c] = deviation(batch.column(c));
    }
    return deviations;
  }

  /**
   * Returns true if all values are equal. Their variance may not be exactly zero, because their
   * mean may be off by a rounding error.
   */
  private static boolean isConstant(double[] column) {
    return Arrays.stream(column).allMatch(value -> value == column[0]);
  }

  private static double deviation(double[] column) {
    if (isConstant(column)) {
      return 0;
    }
    double mean = Arrays.stream(column).average().orElseThrow();
    double sum = 0;
    for (double value : column) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (column.length - 1));
  }
}
