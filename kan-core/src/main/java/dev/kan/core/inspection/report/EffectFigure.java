// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.explanation.ColumnEffect;
import dev.kan.core.model.explanation.ColumnEffect.Effect;
import dev.kan.core.model.explanation.ColumnEffect.Level;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The picture of a column's effect: curves over its numbers, or bars for its categories. */
final class EffectFigure {
  private static final String MISSING = "missing";

  private final ColumnEffect effect;
  private final List<String> outputs;
  private final String unit;

  private EffectFigure(ColumnEffect effect, List<String> outputs, String unit) {
    this.effect = effect;
    this.outputs = outputs;
    this.unit = unit;
  }

  static String of(ColumnEffect effect, List<String> outputs, String unit) {
    EffectFigure figure = new EffectFigure(effect, outputs, unit);
    return effect.column() instanceof NumericColumn numbers
        ? figure.curves(numbers)
        : figure.bars((CategoryColumn) effect.column());
  }

  private boolean isMissingShown(boolean learned) {
    return learned || effect.missing().share() > 0;
  }

  private String curves(NumericColumn column) {
    List<Level> levels = effect.levels();
    double[] x = levels.stream().mapToDouble(Level::number).toArray();
    boolean missing = isMissingShown(column.missingLearned());
    Axis across = Axis.exactly(column.quantity().label(), x);
    Chart chart =
        missing
            ? Chart.overDensityBeside(across, heights(missing), MISSING)
            : Chart.overDensity(across, heights(missing));
    chart.density(levels.stream().mapToDouble(Level::share).toArray());
    if (outputs.size() == 1) {
      chart.band(x, values(0, Effect::lower), values(0, Effect::upper));
    }
    double[] ends = {x[0], x[x.length - 1]};
    chart.line("reference", ends, new double[2]);
    for (int o = 0; o < outputs.size(); o++) {
      double[] y = values(o, Effect::mean);
      if (x.length == 1) {
        chart.dots(Legend.kind(o), x, y);
      } else {
        chart.line(Legend.kind(o), x, y);
      }
      if (missing) {
        chart.beside(Legend.kind(o), effect.missing().outputs().get(o).mean());
      }
    }
    return chart.svg("Effect of " + column.name(), description(column, x));
  }

  private String description(NumericColumn column, double... x) {
    return IntStream.range(0, outputs.size())
        .mapToObj(
            o -> {
              double[] y = values(o, Effect::mean);
              return "%s: %s at %s, %s at %s"
                  .formatted(
                      outputs.get(o),
                      Figures.signed(y[0]),
                      Figures.number(x[0]),
                      Figures.signed(y[y.length - 1]),
                      Figures.number(x[x.length - 1]));
            })
        .collect(Collectors.joining("; ", column.quantity().label() + ", ", ""));
  }

  private Axis heights(boolean missing) {
    DoubleStream curves =
        IntStream.range(0, outputs.size())
            .boxed()
            .flatMapToDouble(
                o ->
                    DoubleStream.concat(
                        DoubleStream.of(values(o, Effect::mean)),
                        outputs.size() > 1
                            ? DoubleStream.empty()
                            : DoubleStream.concat(
                                DoubleStream.of(values(o, Effect::lower)),
                                DoubleStream.of(values(o, Effect::upper)))));
    DoubleStream apart =
        missing
            ? effect.missing().outputs().stream().mapToDouble(Effect::mean)
            : DoubleStream.empty();
    double[] all =
        DoubleStream.concat(DoubleStream.concat(curves, apart), DoubleStream.of(0)).toArray();
    return Axis.covering(unit, all);
  }

  private double[] values(int output, ToDoubleFunction<Effect> value) {
    return effect.levels().stream()
        .mapToDouble(level -> value.applyAsDouble(level.outputs().get(output)))
        .toArray();
  }

  private String bars(CategoryColumn column) {
    BarChart chart = new BarChart(unit);
    for (Level level : effect.levels()) {
      chart.add(level.category(), level.share(), means(level));
    }
    if (isMissingShown(column.missingLearned())) {
      chart.add(MISSING, effect.missing().share(), means(effect.missing()));
    }
    return chart.svg("Effect of " + column.name());
  }

  private static double[] means(Level level) {
    return level.outputs().stream().mapToDouble(Effect::mean).toArray();
  }
}
