// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way to read a fitted curve of a column: a power of it, {@code u^p}, or a power times a named
 * curve.
 *
 * @param power the exponent p
 * @param factor the number that the power is multiplied by; 1 if there is a name
 * @param name the curve that the power is multiplied by; empty for a mere power
 * @param unexplained what this leaves of the curve, as a share of its square
 */
record CurveChoice(int power, double factor, Optional<CurveName> name, double unexplained) {
  private static final int[] POWERS = {0, 1, -1, 2, -2, 3, -3};
  private static final int LARGEST_NAMED_POWER = 2;
  private static final int NAMES = 2;
  private static final int MOST = 6;
  private static final double CONSTANT = 1e-9;
  private static final double ROUNDING = 1e-10;

  /**
   * Returns the ways to read a curve, the nearest first.
   *
   * @param curve the curve at each row
   * @param weights the weight of each row's residual
   * @param variable the column, at each row
   * @param names the names of curves of this column
   */
  static List<CurveChoice> of(
      double[] curve, double[] weights, double[] variable, CurveNames names) {
    List<CurveChoice> choices = new ArrayList<>();
    for (int power : POWERS) {
      double[] divided = new double[curve.length];
      double[] multiplied = new double[curve.length];
      for (int row = 0; row < curve.length; row++) {
        double factor = Math.pow(variable[row], power);
        divided[row] = curve[row] / factor;
        multiplied[row] = weights[row] * Math.abs(factor);
      }
      Spread spread = Spread.of(divided, multiplied);
      choices.add(new CurveChoice(power, spread.mean(), Optional.empty(), spread.share()));
      if (spread.share() < CONSTANT) {
        break;
      }
      if (power >= -1 && power <= LARGEST_NAMED_POWER && Double.isFinite(spread.share())) {
        for (CurveName name : names.of(divided, multiplied, NAMES)) {
          choices.add(
              new CurveChoice(power, 1, Optional.of(name), spread.share() * name.unexplained()));
        }
      }
    }
    return choices.stream()
        .filter(choice -> Double.isFinite(choice.unexplained()))
        .sorted(Comparator.comparingDouble(CurveChoice::penalised))
        .limit(MOST)
        .toList();
  }

  /** Returns the number of operations of {@link #of}. */
  static long work(CurveNames names) {
    return (LARGEST_NAMED_POWER + 2) * names.work();
  }

  /** Returns what is left of the curve, ten times as much for each constant of the name. */
  double penalised() {
    return Math.max(unexplained, ROUNDING) * Math.pow(10, name.map(CurveName::constants).orElse(0));
  }

  /**
   * The spread of weighted values.
   *
   * @param mean the mean
   * @param share the variance about the mean, as a share of the mean square
   */
  private record Spread(double mean, double share) {
    static Spread of(double[] values, double[] weights) {
      double weight = 0;
      double sum = 0;
      double square = 0;
      for (int row = 0; row < values.length; row++) {
        double w = weights[row] * weights[row];
        weight += w;
        sum += w * values[row];
        square += w * values[row] * values[row];
      }
      double mean = sum / weight;
      double variance = 0;
      for (int row = 0; row < values.length; row++) {
        double deviation = weights[row] * (values[row] - mean);
        variance += deviation * deviation;
      }
      return new Spread(mean, variance / square);
    }
  }
}
