// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.math.Stats;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Target;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The scores of the best constant prediction: the mean of a target of numbers, or the share of each
 * class.
 */
final class Baseline {
  private Baseline() {}

  /** Returns the scores by their names in JSON. */
  static Map<String, Double> scores(Target target, Table table) {
    TableColumn cells = table.column(target.columns().get(0));
    int[] rows = IntStream.range(0, cells.rows()).filter(row -> !cells.isMissing(row)).toArray();
    return target instanceof ClassTarget ? classes(cells, rows) : numbers(cells, rows);
  }

  private static Map<String, Double> numbers(TableColumn cells, int... rows) {
    Stats stats = Stats.of(Arrays.stream(rows).mapToDouble(cells::number));
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("rmse", stats.populationStandardDeviation());
    scores.put("r2", 0.0);
    return scores;
  }

  private static Map<String, Double> classes(TableColumn cells, int... rows) {
    Multiset<String> counts =
        Arrays.stream(rows).mapToObj(cells::text).collect(ImmutableMultiset.toImmutableMultiset());
    double[] shares =
        counts.entrySet().stream()
            .mapToDouble(each -> (double) each.getCount() / rows.length)
            .toArray();
    double squares = Arrays.stream(shares).map(share -> share * share).sum();
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("accuracy", Arrays.stream(shares).max().orElse(0));
    scores.put("auc", 0.5);
    scores.put("cross_entropy", -Arrays.stream(shares).map(share -> share * Math.log(share)).sum());
    scores.put("brier", (1 - squares) / 2);
    return scores;
  }
}
