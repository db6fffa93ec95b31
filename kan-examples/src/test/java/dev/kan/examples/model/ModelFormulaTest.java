// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.examples.fit.Flats;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelFormulaTest {
  private static final Table FLATS = Flats.table(120);

  static Table flats() {
    return FLATS;
  }

  static KanModel symbolic(String target, String without) {
    return symbolic(FLATS, target, without);
  }

  private static KanModel symbolic(Table flats, String target, String without) {
    Table table = flats.without(List.of(without));
    AutoSymbolic curves =
        AutoSymbolic.builder()
            .library(FunctionLibrary.standard().select("x", "x^2", "tanh"))
            .r2Threshold(Double.NEGATIVE_INFINITY)
            .build();
    return ModelTrainer.builder(target)
        .hidden()
        .trainer(LadderTrainer.of(3))
        .build()
        .train(table)
        .autoSymbolic(curves, table);
  }

  @Test
  void aDatabaseComputesWhatTheModelPredicts() throws Exception {
    KanModel model = symbolic("price", "dear");
    double[] expected = model.predict(FLATS).column(0);
    check(new ModelFormula(model).in(ModelFormula.Format.SQL), FLATS, expected, 1e-6);
  }

  @Test
  void aDatabaseTakesAnUnseenCategoryForAMissingCell() throws Exception {
    KanModel model = symbolic(withDistricts(FLATS, ""), "price", "dear");
    Table unseen = withDistricts(FLATS, "the moon");
    double[] expected = model.predict(unseen).column(0);
    assertThat(expected).isEqualTo(model.predict(withDistricts(FLATS, "")).column(0));
    check(new ModelFormula(model).in(ModelFormula.Format.SQL), unseen, expected, 1e-6);
  }

  /** Returns a table in which every fifth district is another text. */
  private static Table withDistricts(Table flats, String fifth) {
    TableColumn district = flats.column("district");
    return Table.builder()
        .numbers("area", numbers(flats.column("area")))
        .texts(
            "district",
            IntStream.range(0, flats.rows())
                .mapToObj(r -> r % 5 == 0 ? fifth : district.text(r))
                .toList())
        .numbers("rooms", numbers(flats.column("rooms")))
        .numbers("price", numbers(flats.column("price")))
        .texts(
            "dear", IntStream.range(0, flats.rows()).mapToObj(flats.column("dear")::text).toList())
        .build();
  }

  private static double[] numbers(TableColumn column) {
    return IntStream.range(0, column.rows())
        .mapToDouble(r -> column.isMissing(r) ? Double.NaN : column.number(r))
        .toArray();
  }

  @Test
  void aDatabaseComputesProbabilities() throws Exception {
    KanModel model = symbolic("dear", "price");
    double[] expected = model.predict(FLATS).column(1);
    check(new ModelFormula(model).in(ModelFormula.Format.SQL), FLATS, expected, 1e-9);
  }

  private static void check(String sql, Table flats, double[] expected, double tolerance)
      throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE table_name (id INT, \"area\" DOUBLE PRECISION, \"district\" VARCHAR,"
              + " \"rooms\" DOUBLE PRECISION)");
      fill(database, flats);
      String query = sql.replace("FROM table_name", "FROM (SELECT * FROM table_name ORDER BY id)");
      try (ResultSet rows = statement.executeQuery(query)) {
        for (double value : expected) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getDouble(1)).isCloseTo(value, within(tolerance * (1 + Math.abs(value))));
        }
        assertThat(rows.next()).isFalse();
      }
    }
  }

  private static void fill(Connection database, Table flats) throws Exception {
    TableColumn area = flats.column("area");
    String insert = "INSERT INTO table_name VALUES (?, ?, ?, ?)";
    try (PreparedStatement row = database.prepareStatement(insert)) {
      for (int r = 0; r < flats.rows(); r++) {
        row.setInt(1, r);
        if (area.isMissing(r)) {
          row.setNull(2, Types.DOUBLE);
        } else {
          row.setDouble(2, area.number(r));
        }
        row.setString(3, flats.column("district").text(r));
        row.setDouble(4, flats.column("rooms").number(r));
        row.execute();
      }
    }
  }

  @Test
  void saysWhereTheVariablesComeFrom() {
    String text = new ModelFormula(symbolic("dear", "price")).in(ModelFormula.Format.TEXT);
    assertThat(text)
        .startsWith("logit of dear=yes = ")
        .contains("the probability is 1/(1 + exp(-logit))")
        .contains("district=south is 1 if the category is south, otherwise 0")
        .contains("area missing is 1 if the cell is missing, otherwise 0")
        .contains("a missing area counts as ");
  }

  @Test
  void isWrittenInEveryNotation() {
    ModelFormula formula = new ModelFormula(symbolic("price", "dear"));
    assertThat(formula.in(ModelFormula.Format.LATEX)).contains("% ").contains("\\mathrm{price} = ");
    assertThat(formula.in(ModelFormula.Format.JAVA))
        .contains("// price\npublic static double predict(double area, ");
    assertThat(formula.in(ModelFormula.Format.SYMPY)).contains("Symbol('area')");
    assertThat(formula.line()).startsWith("price = ").doesNotContain("\n");
  }
}
