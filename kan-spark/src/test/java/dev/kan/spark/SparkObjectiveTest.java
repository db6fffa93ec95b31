// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.NormalEquations;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkObjectiveTest {
  private static final Table TABLE = Flats.table(9000, 4);

  @ParameterizedTest
  @CsvSource({"price, 1", "price, 3", "price, 20", "dear, 2", "kind, 20"})
  void sumsAsOneMachineDoes(String target, int partitions) {
    KanModel model = Flats.model(TABLE, target);
    KanObjective one = KanObjective.of(model.kan(), model.samples(TABLE), model.loss());
    double[] point = one.parameters().values();
    try (SparkObjective many = SparkObjective.of(model, LocalSpark.rows(TABLE, partitions))) {
      assertThat(many.samples()).isEqualTo(TABLE.rows());
      assertThat(many.size()).isEqualTo(one.size());
      assertThat(many.cost(point)).isCloseTo(one.cost(point), within(1e-13 * one.cost(point)));
      assertAlike(many.normalEquations(point), one.normalEquations(point));
    }
  }

  private static void assertAlike(NormalEquations actual, NormalEquations expected) {
    double scale = 0;
    for (int i = 0; i < expected.size(); i++) {
      scale = Math.max(scale, expected.matrix(i, i));
    }
    assertThat(actual.cost()).isCloseTo(expected.cost(), within(1e-13 * expected.cost()));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.gradient()[i]).isCloseTo(expected.gradient()[i], within(1e-13 * scale));
      for (int j = 0; j < expected.size(); j++) {
        assertThat(actual.matrix(i, j)).isCloseTo(expected.matrix(i, j), within(1e-13 * scale));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3", "40"})
  void givesTheSameBitsForTheSamePartitions(int partitions) {
    KanModel model = Flats.model(TABLE, "price");
    try (SparkObjective first = SparkObjective.of(model, LocalSpark.rows(TABLE, partitions));
        SparkObjective second = SparkObjective.of(model, LocalSpark.rows(TABLE, partitions))) {
      double[] point = first.parameters().values();
      NormalEquations expected = first.normalEquations(point);
      for (int repeat = 0; repeat < 3; repeat++) {
        assertThat(second.cost(point)).isEqualTo(first.cost(point));
        NormalEquations actual = second.normalEquations(point);
        assertThat(actual.gradient()).isEqualTo(expected.gradient());
        for (int i = 0; i < expected.size(); i++) {
          assertThat(actual.matrix(i, 0)).isEqualTo(expected.matrix(i, 0));
          assertThat(actual.matrix(i, i)).isEqualTo(expected.matrix(i, i));
        }
      }
    }
  }

  @Test
  void takesPartitionsWithoutRows() {
    Table few = TABLE.select(0, 1, 2);
    KanModel model = Flats.model(TABLE, "price");
    double expected =
        KanObjective.of(model.kan(), model.samples(few), model.loss())
            .cost(
                KanObjective.of(model.kan(), model.samples(few), model.loss())
                    .parameters()
                    .values());
    try (SparkObjective objective = SparkObjective.of(model, LocalSpark.rows(few, 12))) {
      assertThat(objective.cost(objective.parameters().values()))
          .isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void addsTerms() {
    KanModel model = Flats.model(TABLE, "price");
    try (SparkObjective plain = SparkObjective.of(model, LocalSpark.rows(TABLE, 2))) {
      SparkObjective ridged = plain.withTerm(new Ridge(0.5));
      double[] point = plain.parameters().values();
      double squares = 0;
      NormalEquations before = plain.normalEquations(point);
      NormalEquations after = ridged.normalEquations(point);
      for (int i = 0; i < point.length; i++) {
        squares += point[i] * point[i];
        assertThat(after.gradient()[i] - before.gradient()[i])
            .isCloseTo(0.5 * point[i], within(1e-14));
        assertThat(after.matrix(i, i) - before.matrix(i, i)).isCloseTo(0.5, within(1e-12));
        assertThat(after.matrix(i, 0))
            .isCloseTo(before.matrix(i, 0) + (i == 0 ? 0.5 : 0), within(1e-12));
      }
      assertThat(ridged.cost(point)).isCloseTo(plain.cost(point) + squares / 4, within(1e-12));
      assertThat(after.cost()).isCloseTo(ridged.cost(point), within(1e-12));
    }
  }

  @Test
  void keepsNothingOnceClosed() {
    SparkObjective objective =
        SparkObjective.of(Flats.model(TABLE, "price"), LocalSpark.rows(TABLE, 2));
    int kept = LocalSpark.session().sparkContext().getPersistentRDDs().size();
    objective.close();
    assertThat(LocalSpark.session().sparkContext().getPersistentRDDs().size()).isEqualTo(kept - 1);
  }

  @Test
  void rejectsWhatCannotBeTrained() {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 2);
    KanModel model = Flats.model(TABLE, "price");
    int kept = LocalSpark.session().sparkContext().getPersistentRDDs().size();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkObjective.of(model, rows.limit(0)))
        .withMessage("training needs at least one row; got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkObjective.of(model, rows.drop("price")))
        .withMessageContaining("no column \"price\"");
    KanModel absolute =
        new KanModel(model.kan(), model.schema(), Loss.ABSOLUTE_ERROR, model.scores());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkObjective.of(absolute, rows))
        .withMessageContaining("curvature");
    assertThat(LocalSpark.session().sparkContext().getPersistentRDDs().size()).isEqualTo(kept);
  }

  @Test
  void failsTheJobAtATargetThatIsMissingOrUnknown() {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 2);
    int kept = LocalSpark.session().sparkContext().getPersistentRDDs().size();
    assertThatThrownBy(
            () ->
                SparkObjective.of(
                    Flats.model(TABLE, "price"),
                    rows.withColumn("price", functions.lit(null).cast("double"))))
        .hasStackTraceContaining("column \"price\"");
    assertThatThrownBy(
            () ->
                SparkObjective.of(
                    Flats.model(TABLE, "kind"), rows.withColumn("kind", functions.lit("odd"))))
        .hasStackTraceContaining("expected one of the classes [");
    assertThat(LocalSpark.session().sparkContext().getPersistentRDDs().size()).isEqualTo(kept);
  }
}
