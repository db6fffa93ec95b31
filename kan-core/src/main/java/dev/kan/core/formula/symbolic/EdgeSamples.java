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
 * Points of a curve that a function is to go through, and their weights. Immutable.
 *
 * <p>Those of an edge are the inputs that it gets when the samples that are passed run through the
 * network, and its own values there. Nothing else enters: the same network and samples give the
 * same points, whatever has run before.
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
   * Returns points that all weigh the same.
   *
   * @param x finite, at least one; copied
   * @param y as many, finite; copied
   * @throws IllegalArgumentException if there is none, the lengths differ, or a number is not
   *     finite
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
   * Returns the points of an edge on samples of its network.
   *
   * @param kan the network
   * @param index the edge
   * @param inputs (samples, inputs of the network), finite
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the width is wrong, a number is not finite, or the edge's
   *     inputs or values are not
   */
  public static EdgeSamples of(Kan kan, EdgeIndex index, Batch inputs) {
    Edge edge = kan.edge(index);
    Batch before = KanEvaluator.of(kan).trace(inputs).get(index.layer()).inputs();
    return of(edge, before);
  }

  /**
   * Returns the points that an edge makes of the samples of a network, weighted as these are.
   *
   * @param kan the network
   * @param index the edge
   * @param samples as wide as the network; their targets do not enter
   * @throws IndexOutOfBoundsException if the network has no such edge
   * @throws IllegalArgumentException if the width is wrong, or the edge's inputs or values are not
   *     finite
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
   * @param newWeights one for each point, finite, 0 or more, not all 0
   * @throws IllegalArgumentException if they are something else
   */
  public EdgeSamples withWeights(double... newWeights) {
    // the rules are those of samples
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

  /** Returns a copy of all x. */
  public double[] x() {
    return x.clone();
  }

  /** Returns a copy of all y. */
  public double[] y() {
    return y.clone();
  }

  /** Returns a copy of the weights. */
  public double[] weights() {
    return weights.clone();
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
