// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Multiset;
import com.google.common.math.Quantiles;
import com.google.common.math.Stats;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The parts of a schema that a table's cells decide. */
final class TableStatistics {
  /** The number of categories that is allowed even if each has one row only. */
  private static final int FEW_CATEGORIES = 20;

  private TableStatistics() {}

  /** Returns the schema of a table with a target that is known already, scaled by this table. */
  static Schema schema(Table table, Collection<String> targets, Target target) {
    List<Column> columns =
        table.names().stream()
            .filter(name -> !targets.contains(name))
            .map(name -> column(name, table.column(name)))
            .toList();
    boolean isScaled = target instanceof NumericTarget;
    return new Schema(columns, isScaled ? target(table, targets) : target);
  }

  static Target target(Table table, Collection<String> names) {
    checkArgument(!names.isEmpty(), "a model needs at least one target; got none");
    for (String name : names) {
      TableColumn cells = table.column(name);
      for (int row = 0; row < cells.rows(); row++) {
        checkArgument(!cells.isMissing(row), "row %s of the target \"%s\" is missing", row, name);
      }
    }
    List<String> texts = names.stream().filter(name -> !table.column(name).isNumeric()).toList();
    if (texts.isEmpty()) {
      return new NumericTarget(
          names.stream().map(name -> quantity(name, numbers(table.column(name)))).toList());
    }
    checkArgument(
        names.size() == 1, "a target of texts must be the only one; got %s of %s", texts, names);
    String name = Iterables.getOnlyElement(texts);
    return new ClassTarget(name, categories(table.column(name)));
  }

  static Column column(String name, TableColumn cells) {
    int[] present = present(cells);
    checkArgument(present.length >= 1, "all cells of column \"%s\" are missing", name);
    boolean someMissing = present.length < cells.rows();
    if (!cells.isNumeric()) {
      List<String> categories = categories(cells);
      checkArgument(
          categories.size() <= FEW_CATEGORIES || 2 * categories.size() <= present.length,
          "column \"%s\" has %s different texts in %s rows, so that no value of a category can be"
              + " learned; leave it out",
          name,
          categories.size(),
          present.length);
      return new CategoryColumn(name, categories, someMissing, shares(cells, categories));
    }
    double[] numbers = numbers(cells);
    return new NumericColumn(
        quantity(name, numbers),
        Quantiles.median().compute(numbers),
        someMissing,
        Optional.empty(),
        Distribution.of(numbers, cells.rows()));
  }

  private static int[] present(TableColumn cells) {
    return IntStream.range(0, cells.rows()).filter(row -> !cells.isMissing(row)).toArray();
  }

  private static double[] numbers(TableColumn cells) {
    return IntStream.of(present(cells)).mapToDouble(cells::number).toArray();
  }

  private static List<String> categories(TableColumn cells) {
    return IntStream.of(present(cells))
        .mapToObj(cells::text)
        .distinct()
        .sorted()
        .collect(ImmutableList.toImmutableList());
  }

  private static List<Double> shares(TableColumn cells, List<String> categories) {
    Multiset<String> counts = HashMultiset.create();
    IntStream.of(present(cells)).mapToObj(cells::text).forEach(counts::add);
    return categories.stream().map(each -> (double) counts.count(each) / cells.rows()).toList();
  }

  private static Quantity quantity(String name, double... numbers) {
    Stats stats = Stats.of(numbers);
    double deviation = numbers.length > 1 ? stats.sampleStandardDeviation() : 0;
    checkArgument(
        Double.isFinite(stats.mean()) && Double.isFinite(deviation),
        "the numbers of column \"%s\", %s to %s, are too large",
        name,
        stats.min(),
        stats.max());
    return new Quantity(name, "", stats.mean(), deviation > 0 ? deviation : 1);
  }
}
