// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A name for a curve of one variable u with a shift, {@code c f(a (u - u0)) + d}.
 *
 * @param name the name of the curve as one of {@code u - u0}
 * @param centre the number u0
 */
record ShiftedName(CurveName name, double centre) {
  private static final ImmutableList<NamedFunction> FUNCTIONS = NamedFunction.withShifts();
  private static final int CENTRES = 49;
  private static final int SCALES = 30;
  private static final double LEAST_EXPONENT = -1;
  private static final double LARGEST_EXPONENT = 1.6;
  private static final int MOST_ROWS = 64;

  /**
   * Returns the nearest name to a curve for each function, without and with an offset d. A centre
   * is sought in twice the range of the variable, on a grid and then by golden sections, as is the
   * scale for each centre.
   *
   * @param variable the values of u, finite
   * @param curve the values of the curve at each row
   */
  static List<ShiftedName> of(double[] variable, double[] curve) {
    double[] weights = new double[variable.length];
    Arrays.fill(weights, 1);
    WeightedLine line = WeightedLine.withOffset(curve, weights);
    WeightedLine through = WeightedLine.throughOrigin(curve, weights);
    Scan scan = new Scan(variable, curve);
    List<ShiftedName> names = new ArrayList<>();
    for (NamedFunction function : FUNCTIONS) {
      Place place = scan.nearest(function);
      double[] values = function.values(shifted(variable, place.centre()), place.scale());
      if (place.unexplained() < 1 && Rows.areFinite(values)) {
        names.add(new ShiftedName(line.name(function, place.scale(), values), place.centre()));
        names.add(new ShiftedName(through.name(function, place.scale(), values), place.centre()));
      }
    }
    return names;
  }

  /** Returns the number of operations of {@link #of}. */
  static long work() {
    return (long) FUNCTIONS.size()
        * MOST_ROWS
        * 20
        * (CENTRES * SCALES * 2 + Golden.EVALUATIONS * Golden.EVALUATIONS);
  }

  private static double[] shifted(double[] variable, double centre) {
    return Arrays.stream(variable).map(value -> value - centre).toArray();
  }

  private record Place(double centre, double scale, double unexplained) {}

  /** The rows on which centres and scales are compared. */
  private static final class Scan {
    private final double[] variable;
    private final WeightedLine line;
    private final double lower;
    private final double range;

    Scan(double[] variable, double[] curve) {
      int[] rows = Rows.spread(variable.length, MOST_ROWS);
      double[] weights = new double[rows.length];
      Arrays.fill(weights, 1);
      this.variable = Rows.of(variable, rows);
      line = WeightedLine.withOffset(Rows.of(curve, rows), weights);
      lower = Doubles.min(variable);
      range = Doubles.max(variable) - lower;
    }

    Place nearest(NamedFunction function) {
      Place best = new Place(0, 1, Double.POSITIVE_INFINITY);
      for (int i = 0; i < CENTRES; i++) {
        double centre = lower + range * (2.0 * i / (CENTRES - 1) - 0.5);
        for (int k = 0; k < SCALES; k++) {
          double exponent = LEAST_EXPONENT + (LARGEST_EXPONENT - LEAST_EXPONENT) * k / (SCALES - 1);
          double scale = Math.pow(10, exponent) / range;
          best = nearer(best, at(function, centre, scale));
          if (!function.isSymmetric()) {
            best = nearer(best, at(function, centre, -scale));
          }
        }
      }
      Place coarse = best;
      double unit = 8 * range / (CENTRES - 1);
      double shift =
          Golden.minimum(
              each -> scaled(function, coarse.centre + unit * each, coarse.scale).unexplained);
      return scaled(function, coarse.centre + unit * shift, coarse.scale);
    }

    /** Returns the place of the best scale near one, for a centre. */
    private Place scaled(NamedFunction function, double centre, double scale) {
      double shift =
          Golden.minimum(each -> at(function, centre, scale * Math.exp(each)).unexplained);
      return at(function, centre, scale * Math.exp(shift));
    }

    private Place at(NamedFunction function, double centre, double scale) {
      double[] values = function.values(shifted(variable, centre), scale);
      return new Place(centre, scale, line.unexplained(values));
    }

    private static Place nearer(Place best, Place other) {
      return other.unexplained < best.unexplained ? other : best;
    }
  }
}
