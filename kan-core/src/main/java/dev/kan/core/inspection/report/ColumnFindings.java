// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.explanation.ColumnEffect;
import dev.kan.core.model.explanation.ColumnEffect.Level;
import dev.kan.core.model.explanation.Effects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each column does to the predictions.
 *
 * @param outputs the name of each output
 * @param columns the columns, the most important one first
 */
record ColumnFindings(List<String> outputs, List<ColumnFinding> columns) {
  static ColumnFindings of(KanModel model, Optional<TableFindings> rows) {
    Effects effects =
        rows.map(each -> Effects.of(model, each.table())).orElseGet(() -> Effects.of(model));
    List<Double> importances =
        rows.map(each -> Explainer.of(model).contributions(each.table()).importances())
            .orElseGet(() -> importances(effects));
    return new ColumnFindings(
        effects.outputs(),
        IntStream.range(0, importances.size())
            .mapToObj(c -> new ColumnFinding(effects.columns().get(c), importances.get(c)))
            .sorted(Comparator.comparingDouble(ColumnFinding::importance).reversed())
            .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the importances by the effects on the rows that the model was trained on. */
  private static List<Double> importances(Effects effects) {
    double[] sizes = effects.columns().stream().mapToDouble(ColumnFindings::size).toArray();
    double sum = DoubleStream.of(sizes).sum();
    return DoubleStream.of(sizes).mapToObj(size -> sum > 0 ? size / sum : 0).toList();
  }

  private static double size(ColumnEffect effect) {
    return Stream.concat(effect.levels().stream(), Stream.of(effect.missing()))
        .mapToDouble(ColumnFindings::size)
        .sum();
  }

  private static double size(Level level) {
    return level.share()
        * level.outputs().stream().mapToDouble(each -> Math.abs(each.mean())).sum();
  }
}
