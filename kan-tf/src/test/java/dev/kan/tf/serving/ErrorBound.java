// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.List;

/**
 * A bound of the rounding errors of the outputs of a network of sums. In each layer, the error of
 * an edge is that of its terms, which are larger than the edge where they cancel, plus the largest
 * slope times the error of its input.
 */
final class ErrorBound {
  // a generous number of operations whose rounding errors add up in a term
  private static final double OPERATIONS = 32;

  private final Kan kan;
  private final double epsilon;

  ErrorBound(Kan kan, double epsilon) {
    this.kan = kan;
    this.epsilon = epsilon;
  }

  /** Returns the largest error of each output for one sample. */
  double[] at(double... x) {
    List<Batch> nodes = KanEvaluator.of(kan).activations(Batch.ofRows(x));
    double[] errors = new double[x.length];
    for (int l = 0; l < kan.layers().size(); l++) {
      errors = through(kan.layer(l), nodes.get(l).row(0), errors);
    }
    return errors;
  }

  private double[] through(KanLayer layer, double[] x, double[] errors) {
    int subnodes = layer.spec().subnodes();
    double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
    double[] bases = layer.values(ParameterKind.BASE_SCALE);
    double largest = Arrays.stream(coefficients).map(Math::abs).max().orElseThrow();
    double[] bounds = new double[subnodes];
    for (int i = 0; i < x.length; i++) {
      KnotVector knots = layer.spec().grid().knots().get(i);
      Interval range = knots.range();
      double beyond = Math.max(0, Math.max(range.lower() - x[i], x[i] - range.upper()));
      double steepest = largest * 2 * (knots.order() + 1) / narrowest(knots);
      double size = Math.abs(x[i]) + Math.abs(range.lower()) + Math.abs(range.upper());
      for (int s = 0; s < subnodes; s++) {
        double base = Math.abs(bases[i * subnodes + s]);
        double terms = largest + steepest * beyond + base * (Math.abs(x[i]) + 1);
        double slope = steepest + 1.1 * base;
        bounds[s] +=
            slope * errors[i] + OPERATIONS * epsilon * (terms + slope * size + Float.MIN_NORMAL);
      }
    }
    return bounds;
  }

  private static double narrowest(KnotVector knots) {
    double narrowest = Double.POSITIVE_INFINITY;
    for (int k = 1; k < knots.size(); k++) {
      narrowest = Math.min(narrowest, knots.knot(k) - knots.knot(k - 1));
    }
    return narrowest;
  }
}
