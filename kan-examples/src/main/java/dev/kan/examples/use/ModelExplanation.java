// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Table;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.explanation.ColumnEffect;
import dev.kan.core.model.explanation.ColumnEffect.Level;
import dev.kan.core.model.explanation.Effects;
import dev.kan.core.model.explanation.Interactions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the columns of a model act, as {@code kan explain} tells it.
 *
 * @param outputs the names of the outputs: of the target, or of the logit of each class
 * @param columns the columns, the most important one first
 * @param interactions the share of the variance of the outputs that lies in interactions
 * @param pairs the pairs of columns that interact most, the strongest one first
 */
record ModelExplanation(
    List<String> outputs,
    List<ColumnAct> columns,
    double interactions,
    List<Interactions.Pair> pairs) {
  private static final int LEVELS_SHOWN = 5;
  private static final int PAIRS_SHOWN = 5;

  /**
   * How one column acts.
   *
   * @param column the name of the column
   * @param importance its mean absolute contribution, as a share of that of all columns
   * @param levels its cells and their effects
   */
  record ColumnAct(String column, double importance, List<CellEffect> levels) {}

  /**
   * The effect of a cell.
   *
   * @param cell the cell as text, numbers to eight digits; empty for a missing one
   * @param share the share of rows with this cell, or a number nearest to this one
   * @param effects the effect on each output
   */
  record CellEffect(String cell, double share, List<Double> effects) {
    static CellEffect of(Level level) {
      return new CellEffect(
          level.category().isEmpty() ? shown(level.number()) : level.category(),
          level.share(),
          level.outputs().stream().map(ColumnEffect.Effect::mean).toList());
    }

    private static String shown(double number) {
      return Double.isNaN(number)
          ? ""
          : Double.toString(new BigDecimal(number).round(new MathContext(8)).doubleValue());
    }
  }

  static ModelExplanation of(KanModel model, Table rows) {
    List<Double> importances = Explainer.of(model).contributions(rows).importances();
    Effects effects = Effects.of(model, rows);
    Interactions interactions = Interactions.of(model, rows);
    return new ModelExplanation(
        effects.outputs(),
        IntStream.range(0, importances.size())
            .mapToObj(c -> act(effects.columns().get(c), importances.get(c)))
            .sorted(Comparator.comparingDouble(each -> -each.importance()))
            .toList(),
        interactions.share(),
        interactions.pairs());
  }

  private static ColumnAct act(ColumnEffect effect, double importance) {
    ImmutableList.Builder<CellEffect> levels = ImmutableList.builder();
    effect.levels().forEach(each -> levels.add(CellEffect.of(each)));
    if (effect.missing().share() > 0) {
      levels.add(CellEffect.of(effect.missing()));
    }
    return new ColumnAct(effect.column().name(), importance, levels.build());
  }

  /** Returns the explanation as lines to read. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("what each column adds to " + String.join(", ", outputs) + ", and its importance");
    for (ColumnAct each : columns) {
      lines.add(String.format(Locale.ROOT, "%s  %.1f %%", each.column(), 100 * each.importance()));
      shown(each.levels()).map(this::line).forEach(lines::add);
    }
    lines.add(
        String.format(Locale.ROOT, "interactions  %.1f %% of the variance", 100 * interactions));
    pairs.stream()
        .limit(PAIRS_SHOWN)
        .forEach(
            each ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  %s and %s  %.1f %%",
                        each.first(),
                        each.second(),
                        100 * each.strength())));
    return lines;
  }

  /** Returns all categories, or some numbers evenly spaced in order, and the missing cell. */
  private static Stream<CellEffect> shown(List<CellEffect> levels) {
    List<CellEffect> present = levels.stream().filter(each -> !each.cell().isEmpty()).toList();
    boolean areNumbers = present.size() > 2 * LEVELS_SHOWN;
    Stream<CellEffect> some =
        areNumbers
            ? IntStream.range(0, LEVELS_SHOWN)
                .mapToObj(k -> present.get(k * (present.size() - 1) / (LEVELS_SHOWN - 1)))
            : present.stream();
    return Stream.concat(some, levels.stream().filter(each -> each.cell().isEmpty()));
  }

  private String line(CellEffect level) {
    StringBuilder line = new StringBuilder("  ");
    line.append(Strings.padEnd(level.cell().isEmpty() ? "missing" : level.cell(), 20, ' '));
    for (double effect : level.effects()) {
      line.append(String.format(Locale.ROOT, " %+10.4g", effect));
    }
    return line.toString();
  }
}
