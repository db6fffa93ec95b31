// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/**
 * Knots at quantiles of the values, mixed with equal steps over their range, as pykan's {@code
 * update_grid_from_samples}: grid point j is {@code gridEps * uniform + (1 - gridEps) *
 * sorted[floor(N / G * j)]}, the last one is the largest value. No step is shorter than a hundredth
 * of the mean one, whatever the values: where quantiles coincide, the uniform share is raised.
 *
 * <p>The last knot is outside the grid already, which shows at order 0 only: the largest value then
 * needs a margin.
 *
 * @param gridEps the share of the equal steps, 0 (quantiles) to 1 (uniform)
 * @param margin how far the grid reaches beyond the values at each end, as a fraction of their
 *     range, 0 or more
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

  /** Returns pykan's placement, which is the default. */
  public static AdaptiveKnots defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
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

  /** Collects settings; not thread-safe. */
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
     * Sets how far the grid reaches beyond the values at each end. Default: 0, as in pykan.
     *
     * @param fraction a fraction of the values' range, 0 or more
     */
    public Builder margin(double fraction) {
      margin = fraction;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public AdaptiveKnots build() {
      return new AdaptiveKnots(gridEps, margin);
    }
  }
}
