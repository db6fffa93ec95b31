// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.math.Quantiles;
import com.google.common.math.Stats;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Quantity;
import dev.kan.core.spline.Interval;
import dev.kan.core.training.additive.TermKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides how columns of a table become network inputs. Numbers are limited to somewhat more than
 * the range of most rows, so that outliers and typing errors do no harm. Categories of very few
 * rows count as missing. Columns from which nothing can be learned are left out, with a warning.
 */
final class ColumnChoice {
  private static final double MARGIN = 0.25;
  private static final int FEWEST_ROWS_OF_CATEGORY = 2;
  private static final double LEAST_SHARE_OF_CATEGORY = 0.002;
  private static final int MOST_CATEGORIES = 300;

  /** The greatest distance of neighbouring numbers of double precision, in standard deviations. */
  private static final double COARSEST_STEP = 1e-3;

  /** The last word of names such as {@code customer_id}, {@code rowNumber} and {@code index}. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i:(^|[^a-z])(id|index|idx|key|no|nr|number|obs|row|rownames|uid))$"
              + "|[a-z](Id|ID|Index|Key|No|Nr|Number)$");

  private final Consumer<String> warnings;

  ColumnChoice(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Returns true, with a warning, if a column is named as an identifier and has a whole number of
   * its own in each row.
   */
  boolean identifiesRows(String name, TableColumn cells) {
    boolean identifies =
        IDENTIFIER.matcher(name).find()
            && cells.isNumeric()
            && IntStream.range(0, cells.rows())
                .allMatch(row -> !cells.isMissing(row) && isWhole(cells.number(row)))
            && IntStream.range(0, cells.rows()).mapToDouble(cells::number).distinct().count()
                == cells.rows();
    return identifies && leftOut(name, "it identifies the rows").isEmpty();
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }

  /** Returns how a column is taken; empty if it is left out. */
  Optional<ChosenColumn> choose(String name, TableColumn cells) {
    int[] present = IntStream.range(0, cells.rows()).filter(row -> !cells.isMissing(row)).toArray();
    if (present.length == 0) {
      return leftOut(name, "all its cells are missing");
    }
    return cells.isNumeric() ? numeric(name, cells, present) : category(name, cells, present);
  }

  private Optional<ChosenColumn> leftOut(String name, String reason) {
    warnings.accept(String.format(Locale.ROOT, "column \"%s\" is left out: %s", name, reason));
    return Optional.empty();
  }

  private Optional<ChosenColumn> numeric(String name, TableColumn cells, int[] present) {
    double[] numbers = Arrays.stream(present).mapToDouble(cells::number).toArray();
    boolean someMissing = present.length < cells.rows();
    double least = Arrays.stream(numbers).min().orElseThrow();
    double greatest = Arrays.stream(numbers).max().orElseThrow();
    if (least == greatest && !someMissing) {
      return leftOut(name, "all its cells are " + least);
    }
    Optional<Interval> limits =
        least < greatest ? Optional.of(limits(numbers, least, greatest)) : Optional.empty();
    double[] limited = Arrays.stream(numbers).map(each -> limited(each, limits)).toArray();
    Stats stats = Stats.of(limited);
    double deviation = stats.populationStandardDeviation();
    if (!Double.isFinite(stats.mean()) || !Double.isFinite(deviation)) {
      return leftOut(name, "its numbers, " + least + " to " + greatest + ", are too large");
    }
    if (Math.ulp(stats.mean()) > COARSEST_STEP * deviation && deviation > 0) {
      return leftOut(
          name,
          "its numbers, " + least + " to " + greatest + ", differ too little for double precision");
    }
    Quantity quantity = new Quantity(name, "", stats.mean(), deviation > 0 ? deviation : 1);
    NumericColumn column =
        new NumericColumn(
            quantity,
            Quantiles.median().compute(numbers),
            someMissing,
            limits,
            Distribution.of(numbers, cells.rows()));
    long distinct = Arrays.stream(limited).map(quantity::toNetwork).distinct().limit(3).count();
    TermKind kind = distinct > 2 ? TermKind.SMOOTH : TermKind.LINEAR;
    return Optional.of(
        new ChosenColumn(column, someMissing ? List.of(kind, TermKind.MISSING) : List.of(kind)));
  }

  /** Returns a quarter more, on each side, than the range of 98 % of the numbers. */
  private static Interval limits(double[] numbers, double least, double greatest) {
    Map<Integer, Double> quantiles = Quantiles.percentiles().indexes(1, 99).compute(numbers);
    double low = quantiles.getOrDefault(1, least);
    double high = quantiles.getOrDefault(99, greatest);
    double margin = MARGIN * (high - low);
    boolean isUseful =
        high > low && Double.isFinite(low - margin) && Double.isFinite(high + margin);
    return isUseful ? new Interval(low - margin, high + margin) : new Interval(least, greatest);
  }

  private static double limited(double number, Optional<Interval> limits) {
    return limits
        .map(each -> Math.min(Math.max(number, each.lower()), each.upper()))
        .orElse(number);
  }

  private Optional<ChosenColumn> category(String name, TableColumn cells, int[] present) {
    Multiset<String> counts =
        Multisets.copyHighestCountFirst(
            Arrays.stream(present)
                .mapToObj(cells::text)
                .collect(ImmutableMultiset.toImmutableMultiset()));
    double fewest = Math.max(FEWEST_ROWS_OF_CATEGORY, LEAST_SHARE_OF_CATEGORY * cells.rows());
    List<String> frequent =
        counts.elementSet().stream()
            .filter(text -> counts.count(text) >= fewest)
            .limit(MOST_CATEGORIES)
            .sorted()
            .toList();
    if (frequent.isEmpty()) {
      return leftOut(
          name, "nearly every row has a text of its own" + Numerals.advice(counts.elementSet()));
    }
    int pooled = counts.elementSet().size() - frequent.size();
    if (pooled > 0) {
      warnings.accept(
          String.format(
              Locale.ROOT,
              "column \"%s\": %d categories of few rows count as missing%s",
              name,
              pooled,
              Numerals.advice(counts.elementSet())));
    }
    boolean someMissing = present.length < cells.rows() || pooled > 0;
    if (frequent.size() == 1 && !someMissing) {
      return leftOut(name, "all its cells are \"" + frequent.get(0) + "\"");
    }
    List<Double> shares =
        frequent.stream().map(text -> (double) counts.count(text) / cells.rows()).toList();
    Stream<TermKind> kinds =
        Stream.concat(
            frequent.stream().map(text -> TermKind.CATEGORY),
            someMissing ? Stream.of(TermKind.MISSING) : Stream.empty());
    return Optional.of(
        new ChosenColumn(
            new CategoryColumn(name, frequent, someMissing, shares),
            kinds.collect(ImmutableList.toImmutableList())));
  }
}
