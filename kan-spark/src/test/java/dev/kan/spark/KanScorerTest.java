// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KanScorerTest {
  private static final Table TABLE = Flats.table(1500, 3);

  private static KanScorer scorer(KanModel model) {
    return KanScorer.of(LocalSpark.session(), model);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void predictsOneNumberAsTheModelDoes(int partitions) {
    KanModel model = Flats.model(TABLE, "price");
    List<Row> predicted =
        scorer(model).predict(LocalSpark.rows(TABLE, partitions), "guess").collectAsList();
    assertThat(predicted.stream().map(row -> row.<Double>getAs("guess")))
        .isEqualTo(numbers(model.predict(TABLE), 0));
  }

  @Test
  void predictsSeveralNumbersAsTheModelDoes() {
    KanModel model = Flats.model(TABLE, "price", "rent");
    List<Row> predicted =
        scorer(model)
            .predict(LocalSpark.rows(TABLE, 2), "guess")
            .select("guess.price", "guess.rent")
            .collectAsList();
    Batch expected = model.predict(TABLE);
    assertThat(predicted.stream().map(row -> row.getDouble(0))).isEqualTo(numbers(expected, 0));
    assertThat(predicted.stream().map(row -> row.getDouble(1))).isEqualTo(numbers(expected, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dear", "kind"})
  void predictsClassesAndTheirProbabilitiesAsTheModelDoes(String target) {
    KanModel model = Flats.model(TABLE, target);
    Dataset<Row> predicted = scorer(model).predict(LocalSpark.rows(TABLE, 2), "guess");
    assertThat(predicted.select("guess.class").collectAsList())
        .extracting(row -> row.getString(0))
        .isEqualTo(model.classify(TABLE));
    List<String> labels = model.schema().target().predicted();
    for (int l = 0; l < labels.size(); l++) {
      assertThat(
              predicted.select("guess.probability." + labels.get(l)).collectAsList().stream()
                  .map(row -> row.getDouble(0)))
          .isEqualTo(numbers(model.predict(TABLE), l));
    }
  }

  private static List<Double> numbers(Batch batch, int column) {
    return IntStream.range(0, batch.rows()).mapToObj(row -> batch.get(row, column)).toList();
  }

  @Test
  void keepsTheOtherColumnsAndTheOrderOfTheRows() {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 3).withColumn("parts", functions.lit(new int[] {1}));
    Dataset<Row> predicted = scorer(Flats.model(TABLE, "price")).predict(rows, "guess");
    assertThat(predicted.drop("guess").collectAsList()).isEqualTo(rows.collectAsList());
  }

  @Test
  void takesNumbersOfAnyTypeAndBooleansAsTexts() {
    Table table =
        Table.builder()
            .numbers("whole", 1, 2, 3, 4)
            .texts("flag", List.of("true", "false", "true", ""))
            .numbers("y", 1, 3, 2, 5)
            .build();
    KanModel model = modelOfFlags(table);
    List<Double> expected = numbers(model.predict(table), 0);
    for (String type : List.of("tinyint", "int", "bigint", "float", "decimal(10,2)", "string")) {
      Dataset<Row> rows =
          LocalSpark.rows(table, 2)
              .selectExpr("cast(whole as " + type + ") as whole", "cast(flag as boolean) as flag");
      assertThat(
              scorer(model).predict(rows, "guess").collectAsList().stream()
                  .map(row -> row.<Double>getAs("guess")))
          .as(type)
          .isEqualTo(expected);
    }
  }

  private static KanModel modelOfFlags(Table table) {
    Schema schema = Schema.of(table, "y");
    KanSpec spec = KanSpec.builder(schema.inputs().size(), 1).build();
    return new KanModel(
        Initialiser.powerLaw().initialise(spec, 2), schema, schema.target().loss(), Scores.UNKNOWN);
  }

  @Test
  void predictsInSqlAsTheModelDoes() {
    KanModel model = Flats.model(TABLE, "price");
    LocalSpark.session().udf().register("worth", scorer(model).udf());
    LocalSpark.rows(TABLE, 2).createOrReplaceTempView("flats");
    List<Row> predicted =
        LocalSpark.session()
            .sql(
                "SELECT worth(struct(*)) AS all, worth(struct(age, district, area)) AS own FROM flats")
            .collectAsList();
    assertThat(predicted.stream().map(row -> row.getDouble(0)))
        .isEqualTo(numbers(model.predict(TABLE), 0));
    assertThat(predicted.stream().map(row -> row.getDouble(1)))
        .isEqualTo(numbers(model.predict(TABLE), 0));
  }

  @Test
  void mayBeHeldByFunctionsOfTheUser() {
    KanModel model = Flats.model(TABLE, "price");
    KanScorer scorer = scorer(model);
    assertThat(LocalSpark.rows(TABLE, 2).javaRDD().map(row -> scorer.predict(row)).collect())
        .isEqualTo(numbers(model.predict(TABLE), 0));
  }

  @Test
  void readsTheModelOnceHoweverManyTasksThereAre() {
    KanScorer scorer = scorer(Flats.model(TABLE, "price"));
    assertThat(
            LocalSpark.rows(TABLE, 16)
                .javaRDD()
                .map(row -> System.identityHashCode(scorer.model()))
                .distinct()
                .collect())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          age, district                          | the rows have no column "area"; their columns are [age, district]
          area, area, age, district              | the rows have 2 columns "area"
          area AS Area, age, district            | the rows have no column "area"
          current_date() AS area, age, district  | column "area" holds date; expected numbers, strings or booleans
          area, age, array(district) AS district | column "district" holds array<string>; expected
          area, age, district, 1 AS guess        | the rows have a column "guess" already
          """)
  void rejectsRowsOfOtherColumns(String selection, String message) {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 1);
    rows.createOrReplaceTempView("flats");
    Dataset<Row> selected = LocalSpark.session().sql("SELECT " + selection + " FROM flats");
    KanScorer scorer = scorer(Flats.model(TABLE, "price"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.predict(selected, "guess"))
        .withMessageContaining(message);
  }

  @Test
  void failsTheJobAtACellThatIsNoNumber() {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 1).withColumn("area", functions.lit("large"));
    Dataset<Row> predicted = scorer(Flats.model(TABLE, "price")).predict(rows, "guess");
    assertThatThrownBy(predicted::collectAsList)
        .isInstanceOf(Exception.class)
        .hasStackTraceContaining("column \"area\": expected a number; got \"large\"");
  }

  @Test
  void failsTheQueryWhoseStructLacksAColumn() {
    LocalSpark.session().udf().register("worth", scorer(Flats.model(TABLE, "price")).udf());
    LocalSpark.rows(TABLE, 1).createOrReplaceTempView("flats");
    Dataset<Row> query = LocalSpark.session().sql("SELECT worth(struct(area, age)) FROM flats");
    assertThatExceptionOfType(SparkException.class)
        .isThrownBy(query::collectAsList)
        .withStackTraceContaining("the rows have no column \"district\"");
  }
}
