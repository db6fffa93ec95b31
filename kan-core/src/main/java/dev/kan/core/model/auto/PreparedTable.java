// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Target;
import dev.kan.core.training.additive.Problem;
import dev.kan.core.training.additive.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table made ready to learn from: rows with a target, and columns from which something can be
 * learned.
 *
 * @param schema the columns taken and the target
 * @param problem the samples, as the network sees them
 * @param warnings what was left out
 */
record PreparedTable(Schema schema, Problem problem, List<String> warnings) {
  private static final int FEWEST_ROWS = 10;
  private static final int MOST_ROWS = 30_000;

  PreparedTable {
    warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Prepares a table.
   *
   * @throws IllegalArgumentException as {@link AutoTrainer#train}
   */
  static PreparedTable of(AutoTrainer settings, Table table) {
    List<String> warnings = new ArrayList<>();
    Table taken = settings.ignored().isEmpty() ? table : table.without(settings.ignored());
    Table complete = withTargets(taken, settings.targets(), warnings);
    Table rows = sample(complete, settings.seed(), warnings);
    Target target = TargetChoice.choose(rows, settings.targets(), settings.task());
    if (settings.task() == Task.GUESSED) {
      warnings.addAll(TargetChoice.doubts(rows, target));
    }
    ColumnChoice choice = new ColumnChoice(warnings::add);
    List<ChosenColumn> columns =
        rows.names().stream()
            .filter(name -> !settings.targets().contains(name))
            .filter(name -> !choice.identifiesRows(name, taken.column(name)))
            .flatMap(name -> choice.choose(name, rows.column(name)).stream())
            .toList();
    checkArgument(
        !columns.isEmpty(),
        "no column is left to learn \"%s\" from; %s",
        String.join(", ", settings.targets()),
        warnings);
    Schema schema = new Schema(columns.stream().map(ChosenColumn::column).toList(), target);
    Samples samples = schema.samples(rows);
    if (target instanceof ClassTarget classes) {
      samples = samples.withWeights(weights(settings.classWeights(), classes, rows));
    } else {
      checkArgument(
          settings.classWeights().equals(ClassWeights.EQUAL),
          "weights are given for classes, but the target %s holds numbers",
          target.columns());
    }
    Problem problem =
        new Problem(
            samples,
            columns.stream().flatMap(each -> each.kinds().stream()).toList(),
            IntStream.range(0, columns.size())
                .boxed()
                .flatMap(c -> Collections.nCopies(columns.get(c).kinds().size(), c).stream())
                .toList(),
            response(target),
            directions(settings.monotone(), columns, target));
    return new PreparedTable(schema, problem, warnings);
  }

  private static Table withTargets(Table table, List<String> targets, List<String> warnings) {
    int[] complete = table.completeRows(targets);
    int dropped = table.rows() - complete.length;
    checkArgument(
        complete.length >= FEWEST_ROWS,
        "a table needs at least %s rows with a target to learn from; got %s, and %s without",
        FEWEST_ROWS,
        complete.length,
        dropped);
    if (dropped == 0) {
      return table;
    }
    warnings.add(
        String.format(Locale.ROOT, "%d rows are left out: their target is missing", dropped));
    return table.select(complete);
  }

  private static Table sample(Table table, int seed, List<String> warnings) {
    if (table.rows() <= MOST_ROWS) {
      return table;
    }
    warnings.add(
        String.format(
            Locale.ROOT,
            "the model is learned from %d of %d rows, drawn at random",
            MOST_ROWS,
            table.rows()));
    int[] drawn = Arrays.copyOf(new SeededRandom(seed).permutation(table.rows()), MOST_ROWS);
    Arrays.sort(drawn);
    return table.select(drawn);
  }

  private static double[] weights(ClassWeights weights, ClassTarget target, Table rows) {
    TableColumn cells = rows.column(target.column());
    return weights.of(
        target.labels(), IntStream.range(0, rows.rows()).mapToObj(cells::text).toList());
  }

  private static Map<Integer, Integer> directions(
      Map<String, Direction> monotone, List<ChosenColumn> columns, Target target) {
    checkArgument(
        monotone.isEmpty()
            || !(target instanceof ClassTarget classes)
            || classes.labels().size() == 2,
        "predictions of more than two classes cannot be monotone in %s",
        monotone.keySet());
    Map<Integer, Integer> directions = new HashMap<>();
    Set<String> found = new HashSet<>();
    int input = 0;
    for (ChosenColumn column : columns) {
      String name = column.column().name();
      Direction direction = monotone.get(name);
      if (direction != null) {
        checkArgument(
            column.column() instanceof NumericColumn,
            "predictions can be monotone in a column of numbers only; \"%s\" holds categories",
            name);
        directions.put(input, direction.sign());
        found.add(name);
      }
      input += column.kinds().size();
    }
    checkArgument(
        found.containsAll(monotone.keySet()),
        "predictions are to be monotone in %s, but the columns taken are %s",
        monotone.keySet(),
        columns.stream().map(each -> each.column().name()).toList());
    return directions;
  }

  private static Response response(Target target) {
    if (target instanceof ClassTarget classes) {
      return classes.labels().size() == 2 ? Response.BINARY : Response.CLASSES;
    }
    return Response.NUMBERS;
  }
}
