// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/**
 * Places knots at quantiles of the values, mixed with equal steps over their range, as in pykan's
 * {@code update_grid_from_samples}: grid point j is {@code gridEps * uniform + (1 - gridEps) *
 * sorted[floor(N / G * j)]}, and the last one is the largest value. No step is shorter than a
 * hundredth of the mean step: if quantiles are too close together, the share of the equal steps is
 * raised.
 *
 * <p>The last knot lies outside the grid already, which matters at order 0 only: there the largest
 * value is inside only with a margin.
 *
 * @param gridEps the share of the equal steps, 0 (quantiles) to 1 (uniform). Default: 0.02, as in
 *     pykan
 * @param margin the length by which the grid extends beyond the values at each end, as a fraction
 *     of their range, 0 or more. Default: 0, as in pykan
 */
public record AdaptiveKnots(double gridEps, double margin) implements KnotPlacement {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code gridEps} is not in [0, 1], or {@code margin} is
   *     negative or not finite
   */
  public AdaptiveKnots {
    checkArgument(gridEps >= 0 && gridEps <= 1, "gridEps must be 0 to 1; got %s", gridEps);
    checkArgument(
        margin >= 0 && Double.isFinite(margin), "margin must be 0 or more; got %s", margin);
  }

  /** Returns the default settings, those of pykan. */
  public static AdaptiveKnots defaults() {
    return builder().build();
  }

  /** Returns a builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with these settings. */
  public Builder toBuilder() {
    return new Builder().gridEps(gridEps).margin(margin);
  }

  @Override
  public KnotVector place(KnotVector old, double... sorted) {
    int intervals = old.gridIntervals();
    Interval range = new Interval(sorted[0], sorted[sorted.length - 1]).widen(margin);
    double[] points = new double[intervals + 1];
    points[0] = range.lower();
    for (int j = 1; j < intervals; j++) {
      double uniform = range.lower() + range.length() * j / intervals;
      double quantile = sorted[(int) ((double) sorted.length / intervals * j)];
      points[j] = gridEps * uniform + (1 - gridEps) * quantile;
    }
    points[intervals] = range.upper();
    return GridPoints.knots(old.order(), points);
  }

  /** Builds settings. Not thread-safe. */
  public static final class Builder {
    private double gridEps = 0.02;
    private double margin;

    private Builder() {}

    /**
     * Sets the share of the equal steps. Default: 0.02, as in pykan.
     *
     * @param share from 0 (quantiles) to 1 (uniform)
     */
    public Builder gridEps(double share) {
      gridEps = share;
      return this;
    }

    /**
     * Sets the length by which the grid extends beyond the values at each end. Default: 0, as in
     * pykan.
     *
     * @param fraction the fraction of the range of the values, 0 or more
     */
    public Builder margin(double fraction) {
      margin = fraction;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if a setting is out of range
     */
    public AdaptiveKnots build() {
      return new AdaptiveKnots(gridEps, margin);
    }
  }
}
