// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KanTransformerTest {
  private static final Table TABLE = Flats.table(300, 5);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"price", "dear"})
  void addsTheColumnThatItsSchemaTells(String target) {
    KanModel model = Flats.model(TABLE, target);
    Dataset<Row> rows = LocalSpark.rows(TABLE, 2);
    KanTransformer transformer = KanTransformer.of(model).setPredictionCol("guess");
    Dataset<Row> transformed = transformer.transform(rows);
    assertThat(transformed.schema()).isEqualTo(transformer.transformSchema(rows.schema()));
    assertThat(transformed.collectAsList())
        .isEqualTo(
            KanScorer.of(LocalSpark.session(), model).predict(rows, "guess").collectAsList());
  }

  @Test
  void isSavedAndLoadedAlone() throws IOException {
    KanTransformer transformer =
        KanTransformer.of(Flats.model(TABLE, "kind")).setPredictionCol("guess");
    String path = directory.resolve("transformer").toString();
    transformer.write().save(path);
    KanTransformer loaded = KanTransformer.load(path);
    assertThat(loaded.uid()).isEqualTo(transformer.uid());
    assertThat(loaded.getPredictionCol()).isEqualTo("guess");
    assertThat(loaded.getModel()).isEqualTo(transformer.getModel());
  }

  @Test
  void isSavedAndLoadedWithItsPipeline() throws IOException {
    Dataset<Row> rows = LocalSpark.rows(TABLE, 2);
    KanTransformer transformer = KanTransformer.of(Flats.model(TABLE, "price"));
    PipelineModel fitted = new Pipeline().setStages(new PipelineStage[] {transformer}).fit(rows);
    String path = directory.resolve("pipeline").toString();
    fitted.write().save(path);
    assertThat(PipelineModel.load(path).transform(rows).collectAsList())
        .isEqualTo(transformer.transform(rows).collectAsList());
  }

  @Test
  void copiesItsParameters() {
    KanTransformer transformer = KanTransformer.of(Flats.model(TABLE, "price"));
    ParamMap extra = new ParamMap();
    extra.put(transformer.predictionCol(), "other");
    KanTransformer copy = transformer.copy(extra);
    assertThat(copy.getPredictionCol()).isEqualTo("other");
    assertThat(copy.getModel()).isEqualTo(transformer.getModel());
    assertThat(transformer.getPredictionCol()).isEqualTo("prediction");
  }

  @Test
  void rejectsAPipelineWithoutTheModelsColumnsBeforeItRuns() {
    KanTransformer transformer = KanTransformer.of(Flats.model(TABLE, "price"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> transformer.transformSchema(LocalSpark.rows(TABLE, 1).drop("age").schema()))
        .withMessageContaining("no column \"age\"");
  }

  @Test
  void hasNoModelUntilOneIsSet() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> new KanTransformer("kan_0").getModel());
  }
}
