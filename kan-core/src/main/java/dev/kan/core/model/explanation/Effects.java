// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import dev.kan.core.data.Table;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.explanation.ColumnEffect.Effect;
import dev.kan.core.model.explanation.ColumnEffect.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The effect of each column of a model on its predictions.
 *
 * <pre>{@code
 * ColumnEffect effect = Effects.of(model, table).columns().get(0);
 * double ofLeastNumber = effect.levels().get(0).outputs().get(0).mean();
 * }</pre>
 *
 * <p>For an additive model these are the curves that it consists of. Otherwise the effect of a cell
 * depends on the other columns of the row, and the effect is an average over rows (partial
 * dependence; Friedman, Greedy function approximation: a gradient boosting machine, 2001, section
 * 8.2), whose spread tells how much rows differ (Goldstein et al., Peeking inside the black box,
 * 2015).
 *
 * @param outputs the names of the outputs: of each quantity, or of each class as {@code
 *     column=label}; of two classes, only the second one has an output
 * @param columns the effect of each column of the model, in order
 */
public record Effects(List<String> outputs, List<ColumnEffect> columns) {
  private static final int USUAL_CELLS = 200;
  private static final int LOW_PERCENT = 10;
  private static final int HIGH_PERCENT = 90;

  /** Copies the lists. */
  public Effects {
    outputs = ImmutableList.copyOf(outputs);
    columns = ImmutableList.copyOf(columns);
  }

  /**
   * Returns the effects of a model's columns by what is known of the rows that it was trained on:
   * each column changes while all edges of the others have their mean, as in {@link
   * dev.kan.core.model.Explainer}. There is no spread.
   */
  public static Effects of(KanModel model) {
    return of(model, Background.ofMeans(model), Optional.empty());
  }

  /**
   * Returns the effects of a model's columns, averaged over the rows of a table. Of more than 100
   * rows, 100 evenly spaced ones are averaged over, down to 20 if the network is large; shares
   * count all rows.
   *
   * @param model the model
   * @param table has the model's columns in any order
   * @throws IllegalArgumentException as {@link dev.kan.core.model.Schema#encode}
   */
  public static Effects of(KanModel model, Table table) {
    int rows = Background.averagedRows(model, USUAL_CELLS);
    return of(model, Background.of(model, table, rows), Optional.of(table));
  }

  private static Effects of(KanModel model, Background background, Optional<Table> table) {
    List<Column> columns = model.schema().columns();
    List<Quantity> outputs = model.schema().target().outputs();
    List<ColumnEffect> effects = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      ColumnCells cells = ColumnCells.of(column, table.map(rows -> rows.column(column.name())));
      double[][] means = means(background, c);
      double[][] inputs = cells.encode(column);
      List<Level> levels = new ArrayList<>();
      for (int k = 0; k < inputs.length; k++) {
        levels.add(
            new Level(
                cells.numbers().get(k),
                cells.categories().get(k),
                cells.shares().get(k),
                effects(background, c, background.part(c, inputs[k]), means, outputs)));
      }
      Level missing = levels.remove(levels.size() - 1);
      effects.add(new ColumnEffect(column, levels, missing));
    }
    return new Effects(outputs.stream().map(Quantity::name).toList(), effects);
  }

  private static double[][] means(Background background, int column) {
    return IntStream.range(0, background.rows())
        .mapToObj(row -> background.meanOutputs(row, column))
        .toArray(double[][]::new);
  }

  private static List<Effect> effects(
      Background background, int column, double[] part, double[][] means, List<Quantity> outputs) {
    double[][] changes = new double[outputs.size()][background.rows()];
    for (int r = 0; r < background.rows(); r++) {
      double[] with = background.outputs(r, column, part);
      for (int o = 0; o < with.length; o++) {
        changes[o][r] = outputs.get(o).scale() * (with[o] - means[r][o]);
      }
    }
    return Arrays.stream(changes).map(Effects::effect).toList();
  }

  private static Effect effect(double... changes) {
    Map<Integer, Double> quantiles =
        Quantiles.percentiles().indexes(LOW_PERCENT, HIGH_PERCENT).compute(changes);
    return new Effect(
        DoubleStream.of(changes).sum() / changes.length,
        quantiles.getOrDefault(LOW_PERCENT, Double.NaN),
        quantiles.getOrDefault(HIGH_PERCENT, Double.NaN));
  }
}
