// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A stage of a pipeline of Spark ML that predicts with a model. It takes the model's columns by
 * their names and adds one of predictions, as {@link KanScorer#predict(Dataset, String)} does. It
 * is saved and loaded with a pipeline or alone; the file holds the model's JSON.
 *
 * <pre>{@code
 * Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {KanTransformer.of(model)});
 * pipeline.fit(rows).write().save("pipeline");
 * }</pre>
 */
public final class KanTransformer extends Transformer implements DefaultParamsWritable {
  private static final long serialVersionUID = 1;

  private final String uid;
  private final Param<String> model;
  private final Param<String> predictionCol;

  /**
   * Creates a transformer without a model, as Spark does to load one; {@link #of} makes one with.
   *
   * @param uid the name of the stage, not the same as that of another
   */
  public KanTransformer(String uid) {
    this.uid = uid;
    model = new Param<>(uid, "model", "the model as JSON");
    predictionCol = new Param<>(uid, "predictionCol", "the name of the column of predictions");
    setDefault(predictionCol, "prediction");
  }

  /** Returns a transformer that predicts with a model. */
  public static KanTransformer of(KanModel model) {
    KanTransformer transformer = new KanTransformer(Identifiable$.MODULE$.randomUID("kan"));
    transformer.set(transformer.model, ModelJson.toJson(model));
    return transformer;
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Returns the parameter of the model, as {@link ModelJson} writes it. */
  public Param<String> model() {
    return model;
  }

  /** Returns the parameter of the name of the column of predictions. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  /** Sets the name of the column of predictions. Default: {@code prediction}. */
  public KanTransformer setPredictionCol(String column) {
    set(predictionCol, column);
    return this;
  }

  /** Returns the name of the column of predictions. */
  public String getPredictionCol() {
    return getOrDefault(predictionCol);
  }

  /**
   * Returns the model.
   *
   * @throws java.util.NoSuchElementException if none is set
   */
  public KanModel getModel() {
    return ModelJson.fromJson(getOrDefault(model));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> rows) {
    return KanScorer.of(rows.sparkSession(), getModel()).predict(rows.toDF(), getPredictionCol());
  }

  @Override
  public StructType transformSchema(StructType rows) {
    KanModel known = getModel();
    RowColumns.ofInputs(known.schema(), rows);
    return KanScorer.extended(known, rows, getPredictionCol());
  }

  @Override
  public KanTransformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Returns a reader of transformers that were saved. */
  public static MLReader<KanTransformer> read() {
    return new DefaultParamsReader<>();
  }

  /** Returns the transformer that was saved to a path. */
  public static KanTransformer load(String path) {
    return read().load(path);
  }
}
