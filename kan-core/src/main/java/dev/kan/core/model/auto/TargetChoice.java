// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.Stats;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Decides whether targets are numbers or classes, by their cells. None of these is missing. */
final class TargetChoice {
  /** The number of classes that is allowed even if each has one row only. */
  private static final int FEW_CLASSES = 20;

  private static final int FEW_NUMBERS = 10;

  private TargetChoice() {}

  static Target choose(Table table, List<String> names, Task task) {
    boolean areClasses =
        task == Task.CLASSES
            || (task == Task.GUESSED
                && names.stream().anyMatch(name -> holdsClasses(table.column(name))));
    if (!areClasses) {
      return new NumericTarget(
          names.stream().map(name -> quantity(name, table.column(name))).toList());
    }
    checkArgument(
        names.size() == 1,
        "a target of classes must be the only one; got %s. If all are numbers, say so",
        names);
    return classes(names.get(0), table.column(names.get(0)));
  }

  private static boolean holdsClasses(TableColumn cells) {
    if (!cells.isNumeric()) {
      return true;
    }
    double[] distinct =
        IntStream.range(0, cells.rows()).mapToDouble(cells::number).distinct().limit(3).toArray();
    return distinct.length == 2
        && Arrays.stream(distinct).allMatch(number -> number == Math.rint(number));
  }

  /** Returns a sentence for each target of numbers that may be meant as classes. */
  static List<String> doubts(Table table, Target target) {
    if (!(target instanceof NumericTarget)) {
      return List.of();
    }
    return target.columns().stream()
        .filter(name -> mayBeClasses(table.column(name)))
        .map(
            ("the target \"%s\" has few different numbers, all whole, and is predicted as a number; if"
                    + " these are classes, say so")
                ::formatted)
        .toList();
  }

  private static boolean mayBeClasses(TableColumn cells) {
    double[] distinct =
        IntStream.range(0, cells.rows())
            .mapToDouble(cells::number)
            .distinct()
            .limit(FEW_NUMBERS + 1)
            .toArray();
    return distinct.length <= FEW_NUMBERS
        && Arrays.stream(distinct).allMatch(number -> number == Math.rint(number));
  }

  private static ClassTarget classes(String name, TableColumn cells) {
    List<String> labels =
        IntStream.range(0, cells.rows()).mapToObj(cells::text).distinct().sorted().toList();
    checkArgument(
        labels.size() >= 2,
        "the target \"%s\" has one class only, %s, so that there is nothing to learn",
        name,
        labels);
    checkArgument(
        labels.size() <= FEW_CLASSES || 2 * labels.size() <= cells.rows(),
        "the target \"%s\" has %s different classes in %s rows, too many to learn%s",
        name,
        labels.size(),
        cells.rows(),
        cells.isNumeric() ? "" : Numerals.advice(labels));
    return new ClassTarget(name, labels);
  }

  private static Quantity quantity(String name, TableColumn cells) {
    double[] numbers = new double[cells.rows()];
    for (int r = 0; r < numbers.length; r++) {
      try {
        numbers[r] = cells.number(r);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the target \"%s\" is to be numbers, but row %d: %s",
                name,
                r,
                e.getMessage()),
            e);
      }
    }
    Stats stats = Stats.of(numbers);
    double deviation = stats.populationStandardDeviation();
    checkArgument(
        Double.isFinite(deviation),
        "the numbers of the target \"%s\", %s to %s, are too large",
        name,
        stats.min(),
        stats.max());
    checkArgument(
        stats.min() < stats.max() && deviation > 0,
        "the target \"%s\" is %s in every row, so that there is nothing to learn",
        name,
        stats.min());
    return new Quantity(name, "", stats.mean(), deviation);
  }
}
