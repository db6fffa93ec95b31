// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Iterators;
import dev.kan.core.data.Batch;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the rows of Spark with a model, in the user's columns and units. The model is broadcast
 * once, when the scorer is made, and read once in each executor. Immutable, thread-safe and
 * serialisable, so that the user's own functions may hold it.
 *
 * <p>A prediction is one cell: a double if the model predicts one number; a struct of doubles,
 * named as the targets, if it predicts several; a struct of {@code class} and {@code probability},
 * which is a struct of doubles named as the classes, if it predicts classes. Null cells are missing
 * ones. Where a formula in the network has no value, the prediction is null.
 *
 * <pre>{@code
 * KanScorer scorer = KanScorer.of(spark, model);
 * Dataset<Row> predicted = scorer.predict(rows, "predicted price");
 * spark.udf().register("price", scorer.udf());
 * spark.sql("SELECT id, price(struct(*)) FROM flats");
 * }</pre>
 */
public final class KanScorer implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int ROWS_AT_ONCE = 512;

  private final Broadcast<ShippedModel> shipped;

  private KanScorer(Broadcast<ShippedModel> shipped) {
    this.shipped = shipped;
  }

  /**
   * Returns a scorer and broadcasts its model.
   *
   * @param spark the session on whose executors rows are predicted
   * @param model the model; its network may not hold custom functions, which JSON cannot carry
   */
  public static KanScorer of(SparkSession spark, KanModel model) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new KanScorer(context.broadcast(new ShippedModel(model)));
  }

  /** Returns the model. */
  public KanModel model() {
    return shipped.value().model();
  }

  /**
   * Returns the rows with their predictions in a further column at the end. Partitions and their
   * rows keep their order. Like every transformation, it is carried out when its rows are needed; a
   * cell that is not what the model's column holds then fails the job, and the message names the
   * column and the cell.
   *
   * @param rows have the model's columns in any order, of the very same names; numbers of any type,
   *     strings and booleans
   * @param column the name of the further column
   * @throws IllegalArgumentException if a column is not there, comes twice or has another type, or
   *     there is a column of the new name already
   */
  public Dataset<Row> predict(Dataset<Row> rows, String column) {
    StructType given = rows.schema();
    StructType extended = extended(model(), given, column);
    RowColumns columns = RowColumns.ofInputs(model().schema(), given);
    Broadcast<ShippedModel> broadcast = shipped;
    MapPartitionsFunction<Row, Row> predict =
        partition -> predicted(partition, columns, broadcast.value());
    return rows.mapPartitions(predict, Encoders.row(extended));
  }

  /** Returns the schema of {@link #predict}. */
  static StructType extended(KanModel model, StructType rows, String column) {
    checkArgument(
        !Arrays.asList(rows.fieldNames()).contains(column),
        "the rows have a column \"%s\" already; name another for the predictions",
        column);
    return rows.add(column, new PredictedCell(model.schema().target()).type(), true);
  }

  private static Iterator<Row> predicted(
      Iterator<Row> rows, RowColumns columns, ShippedModel shipped) {
    ModelEvaluator evaluator = shipped.evaluator();
    PredictedCell cell = new PredictedCell(shipped.model().schema().target());
    return Iterators.concat(
        Iterators.transform(
            Iterators.partition(rows, ROWS_AT_ONCE),
            some -> {
              Batch predictions = evaluator.predict(columns.table(some));
              return IntStream.range(0, predictions.rows())
                  .mapToObj(r -> with(some.get(r), cell.of(predictions.row(r))))
                  .iterator();
            }));
  }

  private static Row with(Row row, @Nullable Object cell) {
    @Nullable Object[] cells = new @Nullable Object[row.size() + 1];
    for (int c = 0; c < row.size(); c++) {
      cells[c] = row.get(c);
    }
    cells[row.size()] = cell;
    return RowFactory.create(cells);
  }

  /**
   * Returns the prediction of one row, for functions of the user's own. Many rows at once are
   * faster: {@link #predict(Dataset, String)}.
   *
   * @param row knows its schema and has the model's columns
   * @return the cell, as the description of this class says
   * @throws IllegalArgumentException if a column is not there or has another type, or a cell is not
   *     what the column holds
   */
  public @Nullable Object predict(Row row) {
    ShippedModel model = shipped.value();
    RowColumns columns = RowColumns.ofInputs(model.model().schema(), row.schema());
    return predicted(row, columns, model);
  }

  static @Nullable Object predicted(Row row, RowColumns columns, ShippedModel model) {
    Batch prediction = model.evaluator().predict(columns.table(List.of(row)));
    return new PredictedCell(model.model().schema().target()).of(prediction.row(0));
  }

  /**
   * Returns a function of SQL that takes a struct with the model's columns, for example {@code
   * struct(*)}, and returns its prediction. It predicts row by row; {@link #predict(Dataset,
   * String)} is faster.
   */
  public UserDefinedFunction udf() {
    return functions.udf(
        new RowFunction(shipped), new PredictedCell(model().schema().target()).type());
  }
}
