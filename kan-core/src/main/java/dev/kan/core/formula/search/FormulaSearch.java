// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.Dimension;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.concurrent.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Searches for the formula of a column of a table. No network is needed.
 *
 * <pre>{@code
 * FormulaFront front = FormulaSearch.defaults().search(table, "energy");
 * System.out.println(Notation.TEXT.of(front.chosen().expression().round(5)));
 * }</pre>
 *
 * <p>The search is a sequence of linear least squares problems, each of which finds formulas of one
 * shape: power laws with sines and cosines; a product of powers times a function of another one;
 * sums of few such terms, also for {@code 1/y}, {@code y^2} and {@code log y}; and sums of two
 * products with functions of one column. It ends when a formula is exact, at the latest when the
 * budget is spent. Then all constants are fitted, and the formulas are compared with each other and
 * with splines.
 *
 * <p>A search ends early if its {@link CancellationToken} is cancelled or its thread interrupted,
 * and returns what it has found so far. The same settings and seed give the same front, unless the
 * clock ends the search: the work is limited by counts too, to what an idle machine does in about
 * half of the budget.
 *
 * @param budget the time after which the search ends
 * @param validationShare the share of rows that are held out to judge formulas, 0 to 0.5
 * @param mostRows the largest number of rows to search; further ones are held out too
 * @param seed the source of the choice of rows
 * @param units the SI units of columns by their names
 */
public record FormulaSearch(
    Duration budget, double validationShare, int mostRows, int seed, Map<String, Dimension> units) {
  /** The name of a target that is given as numbers. */
  private static final String TARGET = "target";

  /**
   * Checks the settings and copies the units.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public FormulaSearch {
    checkArgument(!budget.isNegative(), "the budget must be 0 or more; got %s", budget);
    checkArgument(
        validationShare >= 0 && validationShare <= 0.5,
        "the share of validation rows must be from 0 to 0.5; got %s",
        validationShare);
    checkArgument(
        mostRows >= SearchSamples.FEWEST_ROWS,
        "the largest number of rows must be at least %s; got %s",
        SearchSamples.FEWEST_ROWS,
        mostRows);
    units = ImmutableMap.copyOf(units);
  }

  /** Returns the default settings. */
  public static FormulaSearch defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.budget = budget;
    builder.validationShare = validationShare;
    builder.mostRows = mostRows;
    builder.seed = seed;
    builder.units = units;
    return builder;
  }

  /**
   * Searches for formulas of a column of a table.
   *
   * @param table the samples; rows with missing cells are left out
   * @param target the name of the column to explain; all other columns are inputs
   * @throws IllegalArgumentException if there is no such column or no other one, a column has
   *     texts, or fewer than 8 rows are complete
   */
  public FormulaFront search(Table table, String target) {
    return search(table, target, SearchListener.NONE);
  }

  /**
   * Searches for formulas of a column of a table, and reports the progress to a listener.
   *
   * @param table the samples; rows with missing cells are left out
   * @param target the name of the column to explain; all other columns are inputs
   * @param listener receives the stages and the formulas found so far
   * @throws IllegalArgumentException if there is no such column or no other one, a column has
   *     texts, or fewer than 8 rows are complete
   */
  public FormulaFront search(Table table, String target, SearchListener listener) {
    return search(SearchSamples.of(table, target, this), target, listener);
  }

  /**
   * Searches for formulas of numbers.
   *
   * @param inputs (rows, columns): the inputs, all finite
   * @param names the name of each column, all different
   * @param target the number to explain for each row, all finite
   * @throws IllegalArgumentException if the sizes do not match, a name occurs twice, a number is
   *     not finite, or there are no columns or fewer than 8 rows
   */
  public FormulaFront search(double[][] inputs, List<String> names, double[] target) {
    Batch batch = Batch.ofRows(inputs);
    batch.requireColumns(names.size(), "the inputs");
    List<Column> columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> Column.of(names.get(i), batch.column(i)))
            .collect(toImmutableList());
    return search(
        SearchSamples.of(columns, Column.of(TARGET, target), this), TARGET, SearchListener.NONE);
  }

  private FormulaFront search(SearchSamples samples, String target, SearchListener listener) {
    ConstantNames names = ConstantNames.of(units, target);
    CancellationToken token = CancellationToken.after(budget);
    try (Cancellation scope = Cancellation.open(token::isCancelled)) {
      return scope.during(
          () -> new SearchRun(this, samples, names, listener, scope::requested).run());
    }
  }

  /** A builder of settings. Not thread-safe. */
  public static final class Builder {
    private Duration budget = Duration.ofSeconds(60);
    private double validationShare = 0.2;
    private int mostRows = 1000;
    private int seed;
    private Map<String, Dimension> units = ImmutableMap.of();

    private Builder() {}

    /**
     * Sets the time after which the search ends, 0 or more. Default: one minute. Most formulas are
     * found within seconds; more time only helps with sums of many columns.
     */
    public Builder budget(Duration time) {
      budget = time;
      return this;
    }

    /**
     * Sets the share of rows that are held out to judge formulas, 0 to 0.5. Default: 0.2. Fewer
     * than 10 rows are not held out: all rows then judge formulas.
     */
    public Builder validationShare(double share) {
      validationShare = share;
      return this;
    }

    /**
     * Sets the largest number of rows to search, at least 8. Default: 1000. Further rows are held
     * out to judge formulas; the final constants are fitted to all.
     */
    public Builder mostRows(int rows) {
      mostRows = rows;
      return this;
    }

    /** Sets the source of the choice of rows. Default: 0. */
    public Builder seed(int newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * Sets the SI units of columns and of the target by their names. Default: none. Of formulas
     * that are about as good, one is chosen whose units fit and whose constants have no units or
     * are products of physical constants; {@link ConstantNames} tells which ones.
     */
    public Builder units(Map<String, Dimension> newUnits) {
      units = ImmutableMap.copyOf(newUnits);
      return this;
    }

    /**
     * Returns these settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public FormulaSearch build() {
      return new FormulaSearch(budget, validationShare, mostRows, seed, units);
    }
  }
}
