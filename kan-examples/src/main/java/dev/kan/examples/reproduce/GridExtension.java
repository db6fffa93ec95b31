// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The scaling law of the KAN paper (Liu et al., arXiv 2404.19756, section 2.3): with cubic splines,
 * the error of {@code exp(sin(pi x1) + x2^2)} on a [2, 1, 1] network falls as {@code G^-4}. The
 * measured value is the negative slope of log error over log G from 5 to 20. At 50, the number of
 * samples, 1000, limits the error and not the grid.
 */
final class GridExtension implements Experiment {
  private static final int[] GRIDS = {5, 10, 20, 50};
  private static final int LAST_OF_SLOPE = 20;

  @Override
  public String id() {
    return "grid-extension";
  }

  @Override
  public String metric() {
    return "-slope";
  }

  /**
   * Returns the slope of the theory, k + 1 for splines of order k = 3; the paper prints no measured
   * slope.
   */
  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(4);
  }

  @Override
  public boolean largerIsBetter() {
    return true;
  }

  @Override
  public boolean stuck(double measured) {
    return !(measured >= bar() / 2);
  }

  @Override
  public Outcome run(int seed) {
    Dataset data = UniformSampling.of(FitFunction::target, 2).seed(seed).build();
    List<String> detail = new ArrayList<>();
    double first = Double.NaN;
    double last = Double.NaN;
    for (int g = 0; g < GRIDS.length; g++) {
      int[] ladder = Arrays.copyOf(GRIDS, g + 1);
      double rmse = Fits.ladder(data, LadderTrainer.of(ladder), seed, 2, 1, 1).measured();
      detail.add(String.format(Locale.ROOT, "G=%d %.2g", GRIDS[g], rmse));
      first = g == 0 ? rmse : first;
      last = GRIDS[g] == LAST_OF_SLOPE ? rmse : last;
    }
    double slope = Math.log(first / last) / Math.log((double) LAST_OF_SLOPE / GRIDS[0]);
    return new Outcome(slope, "test RMSE " + String.join(", ", detail));
  }
}
