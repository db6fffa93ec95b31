// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.model.Target;
import dev.kan.core.spline.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Models to explain, and tables for them. */
final class Models {
  static final NumericTarget PRICE =
      new NumericTarget(List.of(new Quantity("price", "EUR", 3e5, 1e5)));
  static final List<Column> COLUMNS =
      List.of(
          new NumericColumn(
              new Quantity("area", "m2", 80, 20),
              75,
              true,
              Optional.of(new Interval(40, 120)),
              new Distribution(List.of(30.0, 60.0, 80.0, 90.0, 150.0), 0.1)),
          new CategoryColumn("district", List.of("north", "south"), true, List.of(0.6, 0.3)),
          new NumericColumn(new Quantity("age", "", 30, 10), 30, false));
  static final Table FLATS =
      Table.builder()
          .numbers("area", 84, 35, Double.NaN, 119, 60)
          .texts("district", List.of("north", "south", "south", "", "north"))
          .numbers("age", 12, 30, 44, Double.NaN, 8)
          .build();

  private Models() {}

  /** Returns a model of {@link #COLUMNS}, which have 6 inputs, with hidden layers. */
  static KanModel random(Target target, int... hidden) {
    int[] widths =
        IntStream.concat(
                IntStream.concat(IntStream.of(6), IntStream.of(hidden)),
                IntStream.of(target.outputs().size()))
            .toArray();
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(widths).build(), 3);
    return new KanModel(kan, new Schema(COLUMNS, target), target.loss(), Scores.UNKNOWN);
  }

  /** Returns a model of three columns of numbers of which nothing is known. */
  static KanModel unknown(int hidden) {
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(new Quantity("a", "", 0, 2), 1, false),
                new NumericColumn(new Quantity("b", "", -1, 1), -2, true),
                new NumericColumn(new Quantity("c", "", 0, 1), 0.5, false)),
            PRICE);
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(4, hidden, 1).build(), 3);
    return new KanModel(kan, schema, PRICE.loss(), Scores.UNKNOWN);
  }

  static Target classes() {
    return new ClassTarget("state", List.of("off", "on", "broken"));
  }

  /** Returns a model of unscaled columns x1, x2 and so on that predicts a formula of these. */
  static KanModel formula(String formula, int columns) {
    List<String> names = names(columns);
    Kan kan =
        ExpressionCompiler.builder(names.toArray(String[]::new))
            .build()
            .compile(Expression.parse(formula));
    NumericTarget target = new NumericTarget(List.of(Quantity.unscaled("y")));
    Schema schema =
        new Schema(
            names.stream()
                .<Column>map(NumericColumn::unscaled)
                .collect(ImmutableList.toImmutableList()),
            target);
    return new KanModel(kan, schema, target.loss(), Scores.UNKNOWN);
  }

  /** Returns independent normal numbers of mean 0 and standard deviation 1. */
  static Table normal(int columns, int rows) {
    SeededRandom random = new SeededRandom(7);
    Table.Builder table = Table.builder();
    names(columns)
        .forEach(
            name ->
                table.numbers(name, DoubleStream.generate(random::gaussian).limit(rows).toArray()));
    return table.build();
  }

  private static List<String> names(int columns) {
    List<String> names = new ArrayList<>();
    for (int c = 1; c <= columns; c++) {
      names.add("x" + c);
    }
    return names;
  }
}
