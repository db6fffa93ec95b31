// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Arrays;
import java.util.Locale;

/**
 * Weighted points of a curve to which functions are fitted. Immutable.
 *
 * <p>The points of an edge are the inputs that it gets if samples are passed through the network,
 * and its values there. They depend on the network and the samples only, not on earlier
 * evaluations.
 */
public final class EdgeSamples {
  private final double[] x;
  private final double[] y;
  private final double[] weights;

  private EdgeSamples(double[] x, double[] y, double[] weights) {
    this.x = x;
    this.y = y;
    this.weights = weights;
  }

  /**
   * Returns points of equal weight.
   *
   * @param x the x of the points, at least one, finite; copied
   * @param y the y of the points, as many, finite; copied
   * @throws IllegalArgumentException if there are no points, the lengths differ, or a value is
   *     infinite or NaN
   */
  public static EdgeSamples of(double[] x, double[] y) {
    checkArgument(x.length >= 1, "a curve needs at least one point; got none");
    checkArgument(
        x.length == y.length, "expected as many y as x; got %s and %s", y.length, x.length);
    requireFinite("x", x);
    requireFinite("y", y);
    double[] weights = new double[x.length];
    Arrays.fill(weights, 1);
    return new EdgeSamples(x.clone(), y.clone(), weights);
  }

  /**
   * Returns the points of an edge on inputs of its network, with equal weights.
   *
   * @param kan the network
   * @param index the index of the edge
   * @param inputs the inputs of the network, (samples, inputs), finite
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the number of columns is not the network's number of inputs
   * @throws IllegalArgumentException if an input, or an input or value of the edge, is infinite or
   *     NaN
   */
  public static EdgeSamples of(Kan kan, EdgeIndex index, Batch inputs) {
    Edge edge = kan.edge(index);
    Batch before = KanEvaluator.of(kan).trace(inputs).get(index.layer()).inputs();
    return of(edge, before);
  }

  /**
   * Returns the points of an edge on samples of its network, with the weights of the samples.
   *
   * @param kan the network
   * @param index the index of the edge
   * @param samples the samples, with as many inputs as the network; their targets are not used
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the samples do not match the network's inputs, or an input
   *     or value of the edge is infinite or NaN
   */
  public static EdgeSamples of(Kan kan, EdgeIndex index, Samples samples) {
    return of(kan, index, samples.inputs()).withWeights(samples.weightValues());
  }

  static EdgeSamples of(Edge edge, Batch layerInputs) {
    double[] x = layerInputs.column(edge.input());
    requireFinite("the edge's input", x);
    return of(x, Arrays.stream(x).map(edge).toArray());
  }

  /**
   * Returns the same points with other weights.
   *
   * @param newWeights one weight for each point, finite, 0 or more, not all 0
   * @throws IllegalArgumentException if the weights are not as described
   */
  public EdgeSamples withWeights(double... newWeights) {
    // Samples check weights by the same rules.
    new Samples(Batch.of(1, x), Batch.of(1, y)).withWeights(newWeights);
    return new EdgeSamples(x, y, newWeights.clone());
  }

  /** Returns the number of points. */
  public int size() {
    return x.length;
  }

  /**
   * Returns the x of a point.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double x(int point) {
    return x[checkElementIndex(point, x.length, "point")];
  }

  /**
   * Returns the y of a point.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double y(int point) {
    return y[checkElementIndex(point, x.length, "point")];
  }

  /** Returns a copy of the x of all points. */
  public double[] x() {
    return x.clone();
  }

  /** Returns a copy of the y of all points. */
  public double[] y() {
    return y.clone();
  }

  /** Returns a copy of the weights. */
  public double[] weights() {
    return weights.clone();
  }

  /** Returns the weighted variance of the y. */
  double variance() {
    double weight = 0;
    double sum = 0;
    for (int point = 0; point < y.length; point++) {
      weight += weights[point];
      sum += weights[point] * y[point];
    }
    double mean = sum / weight;
    double squares = 0;
    for (int point = 0; point < y.length; point++) {
      squares += weights[point] * (y[point] - mean) * (y[point] - mean);
    }
    return squares / weight;
  }

  private static void requireFinite(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s must be finite; that of point %d is %s", what, i, values[i]));
      }
    }
  }
}
