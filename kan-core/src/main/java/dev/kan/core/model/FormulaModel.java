// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import dev.kan.core.Kan;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes models of formulas, so that a formula is saved, served and explained as any other model.
 */
public final class FormulaModel {
  private FormulaModel() {}

  /**
   * Returns a model that computes a formula. Its network has symbolic edges only and takes and
   * gives numbers in the user's units. It has no scores or residuals, since these are those of rows
   * that a model was not trained on.
   *
   * @param formula a formula of columns of the table, which become the columns of the model
   * @param table has these columns, all of them of numbers; a missing cell of one counts as the
   *     median of its numbers later
   * @param target the column that the formula gives
   * @throws IllegalArgumentException if the formula has no variable, or one that is not a column of
   *     numbers, or for the reasons given in {@link ExpressionCompiler#compile}
   */
  public static KanModel of(Expression formula, Table table, String target) {
    return of(ImmutableList.of(formula), table, ImmutableList.of(target));
  }

  /**
   * Returns a model that computes several formulas, as {@link #of(Expression, Table, String)} does.
   *
   * @param formulas formulas of columns of the table; the columns that one of them has become those
   *     of the model
   * @param table has these columns, all of them of numbers
   * @param targets the columns that the formulas give, one for each
   * @throws IllegalArgumentException as {@link #of(Expression, Table, String)}, or if there are not
   *     as many targets as formulas
   */
  public static KanModel of(List<Expression> formulas, Table table, List<String> targets) {
    checkArgument(
        formulas.size() == targets.size(),
        "expected a target for each of %s formulas; got %s",
        formulas.size(),
        targets);
    Set<String> used =
        formulas.stream()
            .flatMap(each -> each.variables().stream())
            .collect(Collectors.toUnmodifiableSet());
    List<String> names = table.names().stream().filter(used::contains).collect(toImmutableList());
    checkArgument(
        !names.isEmpty(), "expected a formula of the columns %s; got %s", table.names(), formulas);
    ExpressionCompiler compiler =
        ExpressionCompiler.builder(names.toArray(String[]::new))
            .inputRanges(names.stream().map(name -> range(table, name)).toArray(Interval[]::new))
            .build();
    Kan kan = compiler.compile(formulas.toArray(Expression[]::new));
    Schema schema =
        new Schema(
            names.stream().map(name -> column(table, name)).collect(toImmutableList()),
            new NumericTarget(targets.stream().map(Quantity::unscaled).collect(toImmutableList())));
    return new KanModel(kan, schema, Loss.SQUARED_ERROR, Scores.UNKNOWN);
  }

  private static Interval range(Table table, String name) {
    return Interval.covering(numbers(table, name));
  }

  private static Column column(Table table, String name) {
    double[] numbers = numbers(table, name);
    return new NumericColumn(
        Quantity.unscaled(name),
        Quantiles.median().compute(numbers),
        false,
        Optional.empty(),
        Distribution.of(numbers, table.rows()));
  }

  private static double[] numbers(Table table, String name) {
    TableColumn cells = table.column(name);
    checkArgument(cells.isNumeric(), "expected numbers in the column \"%s\"; got texts", name);
    return IntStream.range(0, cells.rows())
        .filter(row -> !cells.isMissing(row))
        .mapToDouble(cells::number)
        .toArray();
  }
}
