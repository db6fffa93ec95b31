// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/**
 * Coefficients of an additive function and its outputs in all rows of the design.
 *
 * <p>Arrays are shared, not copied.
 */
final class RidgePoint {
  private final Design design;
  private final double intercept;
  private final double[] terms;
  // (features)
  private final double[] features;
  // (rows)
  private final double[] outputs;

  private RidgePoint(Design design, double intercept, double[] terms, double[] features) {
    this.design = design;
    this.intercept = intercept;
    this.terms = terms;
    this.features = features;
    outputs = new double[design.rows()];
    double[] sum = new double[1];
    for (int r = 0; r < outputs.length; r++) {
      sum[0] = intercept;
      design.addTo(sum, r, features);
      outputs[r] = sum[0];
    }
  }

  /** Returns the point with an intercept, which is the output where all features are 0. */
  static RidgePoint of(TermSpace space, double intercept, double... terms) {
    return new RidgePoint(space.design(), intercept, terms, features(space, terms));
  }

  /** Returns the point with an output where every feature has its mean. */
  static RidgePoint ofCentred(TermSpace space, double output, double... terms) {
    double[] features = features(space, terms);
    double intercept = output - mean(space.design(), features);
    return new RidgePoint(space.design(), intercept, terms, features);
  }

  private static double[] features(TermSpace space, double... terms) {
    double[] features = new double[space.design().features()];
    space.expand(terms, 0, 1, features, 1, 0);
    return features;
  }

  private static double mean(Design design, double... features) {
    double mean = 0;
    for (int f = 0; f < features.length; f++) {
      mean += design.mean(f) * features[f];
    }
    return mean;
  }

  /** Returns the output where all features are 0. */
  double intercept() {
    return intercept;
  }

  /** Returns the output where every feature has its mean. */
  double centredIntercept() {
    return intercept + mean(design, features);
  }

  double[] terms() {
    return terms;
  }

  double[] outputs() {
    return outputs;
  }

  /** Returns the largest change of an output since another point, relative to the outputs. */
  double changeSince(RidgePoint other) {
    double change = 0;
    double largest = 0;
    for (int r = 0; r < outputs.length; r++) {
      change = Math.max(change, Math.abs(outputs[r] - other.outputs[r]));
      largest = Math.max(largest, Math.abs(outputs[r]));
    }
    return change / (1 + largest);
  }
}
