// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.source.SqlQuery;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.fixture.OddNetworks;
import dev.kan.fixture.TableModels;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what is written as SQL in four databases. */
class DatabasesTest {
  static Stream<Arguments> databasesAndFormulas() {
    return Stream.of(DatabaseKind.values())
        .flatMap(kind -> FormulaRows.formulas().map(formula -> Arguments.of(kind, formula)));
  }

  @ParameterizedTest
  @MethodSource("databasesAndFormulas")
  void computeFormulasAndGiveNullWhereTheyHaveNoValue(DatabaseKind kind, String text)
      throws Exception {
    Expression formula = Expression.parse(text);
    Table rows = FormulaRows.table();
    double[] expected = FormulaRows.values(formula, rows);
    try (Database database = Database.of(kind, rows, "DOUBLE PRECISION")) {
      String sql = "SELECT " + Notation.SQL.of(formula) + " FROM " + Database.ROWS;
      requireEqual(database.query(sql), Batch.of(1, expected), 1e-9);
    }
  }

  private static void requireEqual(List<double[]> actual, Batch expected, double tolerance) {
    assertThat(actual).hasSize(expected.rows());
    int finite = 0;
    for (int r = 0; r < expected.rows(); r++) {
      for (int c = 0; c < expected.columns(); c++) {
        double value = expected.row(r)[c];
        // beyond e^700 a query gives NULL
        if (Double.isNaN(value) || Math.abs(value) > 1e304) {
          assertThat(actual.get(r)[c]).as("row %s", r).isNaN();
        } else {
          assertThat(actual.get(r)[c])
              .as("row %s", r)
              .isCloseTo(value, within(tolerance * (1 + Math.abs(value))));
          finite++;
        }
      }
    }
    assertThat(finite).isGreaterThan(150);
  }

  @ParameterizedTest
  @EnumSource
  void keepRemaindersOfWholeNumbers(DatabaseKind kind) throws Exception {
    double[] miles = IntStream.range(0, 1000).mapToDouble(i -> i % 37).toArray();
    double[] hours = IntStream.range(0, 1000).mapToDouble(i -> 1 + i % 7).toArray();
    Table rows = Table.builder().numbers("miles", miles).numbers("hours", hours).build();
    KanModel model = FormulaModel.of(Expression.parse("miles/hours"), rows, "speed");
    String sql = new ModelFormula(model).in(ModelFormula.Format.SQL);
    try (Database database = Database.of(kind, rows, "INT")) {
      requireEqual(
          database.query(sql.replace("table_name", Database.ROWS)), model.predict(rows), 1e-12);
    }
  }

  static Stream<Arguments> databasesAndModels() {
    return Stream.of(DatabaseKind.values())
        .flatMap(
            kind ->
                Stream.of(TableModels.numbers(), TableModels.classes(2), TableModels.classes(3))
                    .map(model -> Arguments.of(kind, model)));
  }

  @ParameterizedTest
  @MethodSource("databasesAndModels")
  void computeNetworksOfATable(DatabaseKind kind, KanModel model) throws Exception {
    Table rows = TableModels.rows();
    try (Database database = Database.of(kind, rows, "DOUBLE PRECISION")) {
      requireEqual(database.query(SqlQuery.of(model, Database.ROWS)), model.predict(rows), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowTextsOfSeveralLines(DatabaseKind kind) throws Exception {
    List<String> notes = List.of("first\n  second", "first", "it's");
    int rows = 300;
    Table table =
        Table.builder()
            .texts("note", IntStream.range(0, rows).mapToObj(i -> notes.get(i % 3)).toList())
            .numbers("y", IntStream.range(0, rows).mapToDouble(i -> i % 3 + Math.sin(i)).toArray())
            .build();
    KanModel model = ModelTrainer.builder("y").build().train(table);
    try (Database database = Database.of(kind, table, "DOUBLE PRECISION")) {
      requireEqual(database.query(SqlQuery.of(model, Database.ROWS)), model.predict(table), 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("databasesAndModels")
  void takeNotANumberForAMissingCell(DatabaseKind kind, KanModel model) throws Exception {
    Table rows = TableModels.rows();
    try (Database database = Database.of(kind, rows, "DOUBLE PRECISION")) {
      database.replaceMissing("area", Double.NaN);
      database.replaceMissing("rooms", Double.NaN);
      requireEqual(database.query(SqlQuery.of(model, Database.ROWS)), model.predict(rows), 1e-11);
    }
  }

  @ParameterizedTest
  @MethodSource("databasesAndModels")
  void computeProbabilitiesBeyondTheRangeOfExponentials(DatabaseKind kind, KanModel model)
      throws Exception {
    KanModel sure = model.with(kan -> steeper(kan, 1e4));
    Table rows = TableModels.rows();
    try (Database database = Database.of(kind, rows, "DOUBLE PRECISION")) {
      requireEqual(database.query(SqlQuery.of(sure, Database.ROWS)), sure.predict(rows), 1e-7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void computeProbabilitiesOfFormulas(DatabaseKind kind) throws Exception {
    Table flats = ModelFormulaTest.flats();
    KanModel symbolic = ModelFormulaTest.symbolic("dear", "price");
    for (KanModel model : List.of(symbolic, symbolic.with(kan -> steeper(kan, 1e4)))) {
      String sql = new ModelFormula(model).in(ModelFormula.Format.SQL);
      double[] expected = model.predict(flats).column(1);
      try (Database database = Database.of(kind, flats, "DOUBLE PRECISION")) {
        List<double[]> probabilities = database.query(sql.replace("table_name", Database.ROWS));
        assertThat(probabilities.stream().mapToDouble(row -> row[0]).toArray())
            .containsExactly(expected, within(1e-7));
      }
    }
  }

  private static Kan steeper(Kan kan, double factor) {
    int last = kan.layers().size() - 1;
    double[] scales = kan.layer(last).values(ParameterKind.NODE_SCALE);
    for (int n = 0; n < scales.length; n++) {
      scales[n] *= factor;
    }
    return kan.withLayer(last, kan.layer(last).with(ParameterKind.NODE_SCALE, scales));
  }

  @ParameterizedTest
  @MethodSource("databasesAndOutsides")
  void computeProductsAndSymbolicEdges(
      DatabaseKind kind, int order, BaseFunction base, OutsideGrid outside) throws Exception {
    Kan odd = OddNetworks.of(order, base, outside);
    // a query has no safe ranges
    SymbolicCurve limited = odd.layer(0).symbolic(0, 2).orElseThrow();
    SymbolicCurve free =
        new SymbolicCurve(limited.function().within(SafeRange.EVERYWHERE), limited.affine());
    List<String> names = List.of("a", "b", "c");
    KanModel model =
        new KanModel(
            odd.withLayer(0, odd.layer(0).withSymbolic(0, 2, free)),
            new Schema(
                names.stream()
                    .map(NumericColumn::unscaled)
                    .map(dev.kan.core.model.Column.class::cast)
                    .toList(),
                new NumericTarget(List.of(Quantity.unscaled("d"), Quantity.unscaled("e")))),
            Loss.SQUARED_ERROR,
            Scores.UNKNOWN);
    Batch numbers = OddNetworks.rows(3);
    Table rows =
        Table.ofRows(
            names,
            IntStream.range(0, numbers.rows()).mapToObj(numbers::row).toArray(double[][]::new));
    try (Database database = Database.of(kind, rows, "DOUBLE PRECISION")) {
      requireEqual(database.query(SqlQuery.of(model, Database.ROWS)), model.predict(rows), 1e-10);
    }
  }

  static Stream<Arguments> databasesAndOutsides() {
    return Stream.of(DatabaseKind.values())
        .flatMap(
            kind ->
                Stream.of(
                    Arguments.of(kind, 0, BaseFunction.SILU, OutsideGrid.ZERO),
                    Arguments.of(kind, 2, BaseFunction.ZERO, OutsideGrid.CLAMP),
                    Arguments.of(kind, 3, BaseFunction.SILU, OutsideGrid.LINEAR),
                    Arguments.of(kind, 3, BaseFunction.IDENTITY, OutsideGrid.ZERO)));
  }
}
