// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static dev.kan.core.expression.StandardFunction.EXP;
import static dev.kan.core.expression.StandardFunction.LOG;

import com.google.common.math.PairedStatsAccumulator;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The formulas of one column that are a straight line between a simple function of the target and
 * one of the column: {@code 1/y} over {@code 1/x^2}, {@code log y} over {@code log x}. They have
 * two constants only and are found from a handful of rows.
 */
final class StraightLines {
  private static final String STAGE = "straight line";

  private static final List<UnaryOperator<Expression>> FORMS =
      List.of(
          x -> x,
          x -> x.power(-1),
          x -> x.power(2),
          x -> x.power(-2),
          x -> x.power(0.5),
          x -> x.into(LOG));

  /**
   * A function of the target.
   *
   * @param form the function
   * @param inverse its inverse
   */
  private record Response(UnaryOperator<Expression> form, UnaryOperator<Expression> inverse) {}

  private static final List<Response> RESPONSES =
      List.of(
          new Response(y -> y, z -> z),
          new Response(y -> y.power(-1), z -> z.power(-1)),
          new Response(y -> y.power(2), z -> z.power(0.5)),
          new Response(y -> y.power(0.5), z -> z.power(2)),
          new Response(y -> y.into(LOG), z -> z.into(EXP)));

  private StraightLines() {}

  /** Returns the formulas, those that have a value in each row. */
  static List<Candidate> of(Problem problem) {
    List<Candidate> found = new ArrayList<>();
    for (Column column : problem.columns()) {
      for (Response response : RESPONSES) {
        for (UnaryOperator<Expression> form : FORMS) {
          line(problem, column, response, form).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Candidate> line(
      Problem problem, Column column, Response response, UnaryOperator<Expression> form) {
    double[] x = values(form, column);
    double[] y = values(response.form(), problem.target());
    PairedStatsAccumulator pairs = new PairedStatsAccumulator();
    for (int r = 0; r < x.length; r++) {
      if (!Double.isFinite(x[r]) || !Double.isFinite(y[r])) {
        return Optional.empty();
      }
      pairs.add(x[r], y[r]);
    }
    if (!(pairs.xStats().populationVariance() > 0) || !(pairs.yStats().populationVariance() > 0)) {
      return Optional.empty();
    }
    var line = pairs.leastSquaresFit();
    // both columns are divided by their powers of ten, so that squares neither over- nor underflow
    Expression scaled = column.variable().times(1 / column.scale());
    Expression formula =
        response
            .inverse()
            .apply(
                form.apply(scaled)
                    .times(line.slope())
                    .plus(Expression.constant(line.transform(0))));
    return Stream.of(formula.times(problem.target().scale()).simplify())
        .map(each -> problem.candidate(each, STAGE))
        .filter(each -> Double.isFinite(each.unexplained()))
        .findFirst();
  }

  private static double[] values(UnaryOperator<Expression> form, Column column) {
    Expression.Compiled compiled = form.apply(Expression.variable("v")).compile(List.of("v"));
    double[] values = column.scaled().clone();
    Arrays.setAll(values, r -> compiled.at(values[r]));
    return values;
  }
}
