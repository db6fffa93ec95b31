// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import java.util.Arrays;

/**
 * The loss {@link Loss#huber}, in which an outlier has no more influence than an error of {@code
 * delta} (Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35,
 * 1964).
 *
 * @param delta the error at which the parabola becomes a straight line, in the unit of the targets,
 *     positive
 */
public record Huber(double delta) implements Loss {
  private static final String BEFORE = "HUBER[delta=";
  private static final String AFTER = "]";

  /**
   * Checks {@code delta}.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Huber {
    checkArgument(
        delta > 0 && Double.isFinite(delta), "Huber's delta must be positive; got %s", delta);
  }

  static Loss parse(String text) {
    if (text.startsWith(BEFORE) && text.endsWith(AFTER)) {
      try {
        return new Huber(
            Double.parseDouble(text.substring(BEFORE.length(), text.length() - AFTER.length())));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(unknown(text), e);
      }
    }
    throw new IllegalArgumentException(unknown(text));
  }

  private static String unknown(String text) {
    return "expected SQUARED_ERROR, ABSOLUTE_ERROR, CROSS_ENTROPY, BINARY_CROSS_ENTROPY or"
        + " HUBER[delta=...]; got "
        + text;
  }

  @Override
  public double value(double[] outputs, double[] targets) {
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      double error = outputs[o] - targets[o];
      double clipped = clipped(error);
      sum += clipped * (error - clipped / 2);
    }
    return sum / outputs.length;
  }

  @Override
  public void gradient(double[] outputs, double[] targets, double[] gradient) {
    for (int o = 0; o < outputs.length; o++) {
      gradient[o] = clipped(outputs[o] - targets[o]) / outputs.length;
    }
  }

  private double clipped(double error) {
    return Math.max(-delta, Math.min(delta, error));
  }

  @Override
  public boolean hasCurvature() {
    return true;
  }

  /**
   * Computes the root of {@code min(1, delta / |y - t|)} for each output, the weights of
   * iteratively reweighted least squares (Holland and Welsch, Communications in Statistics 6,
   * 1977).
   */
  @Override
  public void curvatureRoot(double[] outputs, double[] targets, double[][] root) {
    Diagonal.set(
        root,
        o -> {
          double size = Math.abs(outputs[o] - targets[o]);
          return Math.sqrt((size > delta ? delta / size : 1) / outputs.length);
        });
  }

  /** Finds the zero of the derivative, which never decreases, by bisection. */
  @Override
  public double bestConstant(double[] targets, double[] weights) {
    double low = Arrays.stream(targets).min().orElseThrow();
    double high = Arrays.stream(targets).max().orElseThrow();
    double middle = low / 2 + high / 2;
    while (low < middle && middle < high) {
      double slope = 0;
      for (int n = 0; n < targets.length; n++) {
        slope += weights[n] * clipped(middle - targets[n]);
      }
      low = slope < 0 ? middle : low;
      high = slope < 0 ? high : middle;
      middle = low / 2 + high / 2;
    }
    return middle;
  }

  @Override
  public void requireTargets(Batch targets) {
    Targets.ANY.require(targets);
  }

  @Override
  public String toString() {
    return BEFORE + delta + AFTER;
  }
}
