// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Names for a curve of one variable u: the functions {@code c f(a u) + d} that come nearest to it.
 * For each f, the scale a is sought on a grid and then by golden sections; c and d follow by linear
 * least squares. Construct it once for a variable, to name any number of curves.
 */
final class CurveNames {
  private static final ImmutableList<NamedFunction> FUNCTIONS = NamedFunction.all();
  private static final int GRID = 67;
  private static final double LEAST_EXPONENT = -3;
  private static final double LARGEST_EXPONENT = 2.5;
  private static final int MOST_SCANNED_ROWS = 128;
  private static final int STARTS = 24;

  private static final double EXACT = 1e-8;

  private static final double SAME_SCALE = 1e-6;

  private final double[] variable;
  private final int[] scannedRows;
  private final double[] scanned;
  private final List<Start> starts = new ArrayList<>();

  /**
   * Tabulates the functions.
   *
   * @param variable the values of u, finite
   */
  CurveNames(double[] variable) {
    this.variable = variable;
    scannedRows = Rows.spread(variable.length, MOST_SCANNED_ROWS);
    scanned = Rows.of(variable, scannedRows);
    double largest = Arrays.stream(scanned).map(Math::abs).max().orElse(0);
    for (NamedFunction function : FUNCTIONS) {
      scales(function)
          .map(scale -> scale / largest)
          .forEach(
              scale -> {
                Start start = new Start(function, scale, scanned);
                if (start.isFinite()) {
                  starts.add(start);
                }
              });
    }
  }

  /** Returns the scales to try if the largest absolute value of the variable is 1. */
  private static DoubleStream scales(NamedFunction function) {
    if (function.isHomogeneous()) {
      return DoubleStream.of(1);
    }
    double[] positive = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      double exponent = LEAST_EXPONENT + (LARGEST_EXPONENT - LEAST_EXPONENT) * i / (GRID - 1);
      positive[i] = Math.pow(10, exponent);
    }
    DoubleStream both = Arrays.stream(positive);
    return function.isSymmetric()
        ? both
        : DoubleStream.concat(both, Arrays.stream(positive).map(scale -> -scale));
  }

  /** Returns the number of operations of one call of {@link #of}. */
  long work() {
    return (long) scannedRows.length * 2 * (4L * starts.size() + 20L * STARTS * Golden.EVALUATIONS);
  }

  /**
   * Returns the names that come nearest to a curve: as many of the form {@code c f(a u)} as of the
   * form {@code c f(a u) + d}.
   *
   * @param curve the values of the curve at each row
   * @param weights the weight of each row's residual
   * @param count the largest number of names of each form
   * @return the names without offset, the nearest first, then those with an offset
   */
  List<CurveName> of(double[] curve, double[] weights, int count) {
    return of(curve, weights, count, EXACT);
  }

  /**
   * Returns the names that come nearest to a curve that is known up to errors.
   *
   * @param curve the values of the curve at each row
   * @param weights the weight of each row's residual
   * @param count the largest number of names of each form
   * @param alike the share of the variance of the curve that is error: functions that leave less
   *     are not told apart, and the simpler ones come first
   * @return the names without offset, the nearest first, then those with an offset
   */
  List<CurveName> of(double[] curve, double[] weights, int count, double alike) {
    double[] scannedCurve = Rows.of(curve, scannedRows);
    double[] scannedWeights = Rows.of(weights, scannedRows);
    List<CurveName> names = new ArrayList<>();
    names.addAll(
        nearest(
            WeightedLine.throughOrigin(scannedCurve, scannedWeights),
            WeightedLine.throughOrigin(curve, weights),
            count,
            alike));
    names.addAll(
        nearest(
            WeightedLine.withOffset(scannedCurve, scannedWeights),
            WeightedLine.withOffset(curve, weights),
            count,
            alike));
    return names;
  }

  private List<CurveName> nearest(WeightedLine scan, WeightedLine all, int count, double alike) {
    List<CurveName> names = new ArrayList<>();
    for (Start start : best(scan, alike)) {
      double scale =
          start.scale * Math.exp(Golden.minimum(shift -> unexplained(start, shift, scan)));
      double[] values = start.function.values(variable, scale);
      if (Rows.areFinite(values)
          && names.stream().noneMatch(name -> isSame(name, start.function, scale))) {
        CurveName name = all.name(start.function, scale, values);
        // a function that varies at the scanned rows only is no name
        if (Double.isFinite(name.unexplained())) {
          names.add(name);
        }
      }
    }
    names.sort(Comparator.comparingDouble(CurveName::unexplained));
    return names.subList(0, Math.min(count, names.size()));
  }

  /**
   * Returns the starts that are nearest before their scales are refined, and all powers: many
   * functions are near a power if their scale is small, and a little nearer to its errors.
   */
  private List<Start> best(WeightedLine scan, double alike) {
    double[] unexplained =
        starts.stream().mapToDouble(start -> scan.unexplained(start.values)).toArray();
    return IntStream.range(0, unexplained.length)
        .filter(i -> Double.isFinite(unexplained[i]))
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> !starts.get(i).function.isHomogeneous())
                .thenComparingDouble(i -> Math.max(unexplained[i], alike)))
        .limit(STARTS)
        .map(starts::get)
        .toList();
  }

  private double unexplained(Start start, double shift, WeightedLine scan) {
    return scan.unexplained(start.function.values(scanned, start.scale * Math.exp(shift)));
  }

  private static boolean isSame(CurveName name, NamedFunction function, double scale) {
    return name.function() == function && Math.abs(name.scale() / scale - 1) < SAME_SCALE;
  }

  /** A function with a scale a, and the values {@code f(a u)} at the scanned rows. */
  private static final class Start {
    private final NamedFunction function;
    private final double scale;
    private final double[] values;

    Start(NamedFunction function, double scale, double[] scanned) {
      this.function = function;
      this.scale = scale;
      this.values = function.values(scanned, scale);
    }

    boolean isFinite() {
      return Rows.areFinite(values);
    }
  }
}
