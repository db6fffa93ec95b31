// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.evidence.ColumnRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The places within the ranges of the columns where a formula has no finite value, as far as evenly
 * spread points tell: points without a value, and denominators that change their sign.
 */
final class UndefinedPlaces {
  private static final int POINTS = 2000;
  private static final int DIGITS = 3;
  private static final double PERCENT = 100;

  private final Expression formula;
  private final List<ColumnRange> ranges;
  private final List<String> names;
  private final double[][] points;

  private UndefinedPlaces(Expression formula, List<ColumnRange> all) {
    this.formula = formula;
    ranges = all.stream().filter(each -> formula.variables().contains(each.name())).toList();
    names = ranges.stream().map(ColumnRange::name).toList();
    points = points(ranges);
  }

  /**
   * Returns where a formula has no value, such as {@code for x > 3}; empty if no such place is
   * found.
   */
  static Optional<String> of(Expression formula, List<ColumnRange> ranges) {
    if (formula.variables().isEmpty()) {
      return Optional.empty();
    }
    UndefinedPlaces places = new UndefinedPlaces(formula, ranges);
    return places.undefined().or(() -> places.pole(formula));
  }

  /**
   * Returns points of an additive recurrence with the powers of the generalised golden ratio, which
   * fill the ranges evenly (Roberts, The unreasonable effectiveness of quasirandom sequences,
   * 2018).
   */
  private static double[][] points(List<ColumnRange> ranges) {
    double ratio = 2;
    for (int i = 0; i < 60; i++) {
      ratio = Math.pow(1 + ratio, 1.0 / (ranges.size() + 1));
    }
    double[][] points = new double[POINTS][ranges.size()];
    for (int p = 0; p < POINTS; p++) {
      for (int i = 0; i < ranges.size(); i++) {
        double share = (0.5 + (p + 1) * Math.pow(ratio, -(i + 1))) % 1;
        ColumnRange range = ranges.get(i);
        points[p][i] = range.lower() + share * (range.upper() - range.lower());
      }
    }
    return points;
  }

  private Optional<String> undefined() {
    Compiled compiled = formula.compile(names);
    double[][] undefined =
        Arrays.stream(points)
            .filter(point -> !Double.isFinite(compiled.at(point)))
            .toArray(double[][]::new);
    if (undefined.length == 0) {
      return Optional.empty();
    }
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(i -> bound(i, undefined).stream())
        .findFirst()
        .or(
            () ->
                Optional.of(
                    String.format(
                        Locale.ROOT,
                        "in about %.2g %% of the ranges of its columns",
                        PERCENT * undefined.length / POINTS)));
  }

  /** Returns the bound of a column beyond which there is no value, if all others have values. */
  private Optional<String> bound(int column, double[][] undefined) {
    double low = Arrays.stream(undefined).mapToDouble(each -> each[column]).min().orElseThrow();
    double high = Arrays.stream(undefined).mapToDouble(each -> each[column]).max().orElseThrow();
    long notBelow = Arrays.stream(points).filter(each -> each[column] >= low).count();
    long notAbove = Arrays.stream(points).filter(each -> each[column] <= high).count();
    if (notBelow == undefined.length) {
      return Optional.of("for %s > %s".formatted(names.get(column), rounded(low)));
    }
    return notAbove == undefined.length
        ? Optional.of("for %s < %s".formatted(names.get(column), rounded(high)))
        : Optional.empty();
  }

  private static String rounded(double value) {
    return Notation.TEXT.of(Expression.constant(value).round(DIGITS));
  }

  /** Returns the place where a denominator of a part of the formula is 0. */
  private Optional<String> pole(Expression part) {
    return denominator(part)
        .filter(this::changesSign)
        .map(each -> "where %s = 0".formatted(Notation.TEXT.of(each.round(DIGITS))))
        .or(() -> part.parts().stream().flatMap(each -> pole(each).stream()).findFirst());
  }

  private static Optional<Expression> denominator(Expression part) {
    if (part instanceof Power power && power.exponent() < 0) {
      return Optional.of(power.base());
    }
    return part instanceof Call call && call.function().equals(StandardFunction.TAN)
        ? Optional.of(new Call(StandardFunction.COS, call.argument()))
        : Optional.empty();
  }

  private boolean changesSign(Expression base) {
    Compiled compiled = base.compile(names);
    double[] values = Arrays.stream(points).mapToDouble(compiled::at).toArray();
    return Arrays.stream(values).anyMatch(each -> each < 0)
        && Arrays.stream(values).anyMatch(each -> each > 0);
  }
}
