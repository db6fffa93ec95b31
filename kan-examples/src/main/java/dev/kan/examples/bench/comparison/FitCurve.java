// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error of a fit against time.
 *
 * @param learner who fitted
 * @param seed the seed of samples and start
 * @param seconds the seconds until the RMSE was small enough, or null if it never was on the test
 *     samples
 * @param allSeconds the seconds of the whole fit
 * @param testRmse the RMSE on the test samples in the end
 * @param points the RMSE on the training samples after each step
 */
@JsonPropertyOrder({"learner", "seed", "seconds", "allSeconds", "testRmse", "points"})
record FitCurve(
    String learner,
    int seed,
    @Nullable Double seconds,
    double allSeconds,
    double testRmse,
    List<Point> points) {
  /** Copies the points. */
  FitCurve {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param seconds the seconds since the beginning
   * @param rmse the RMSE on the training samples
   */
  record Point(double seconds, double rmse) {}
}
