// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Target;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * The cell of Spark that holds a prediction: a number if the model predicts one, a struct of
 * numbers if it predicts several, and a struct of the class and its probabilities if it predicts
 * classes. What has no value is null.
 *
 * @param target the columns that the model predicts
 */
record PredictedCell(Target target) {
  /** Returns the type of the cell. */
  DataType type() {
    if (target instanceof ClassTarget) {
      return DataTypes.createStructType(
          List.of(
              DataTypes.createStructField("class", DataTypes.StringType, true),
              DataTypes.createStructField("probability", numbers(), false)));
    }
    return target.predicted().size() == 1 ? DataTypes.DoubleType : numbers();
  }

  private DataType numbers() {
    StructField[] fields =
        target.predicted().stream()
            .map(name -> DataTypes.createStructField(name, DataTypes.DoubleType, true))
            .toArray(StructField[]::new);
    return DataTypes.createStructType(fields);
  }

  /**
   * Returns the cell of a prediction.
   *
   * @param predicted one number for each name of {@link Target#predicted}
   */
  @Nullable Object of(double... predicted) {
    @Nullable Object[] numbers =
        DoubleStream.of(predicted).mapToObj(PredictedCell::finiteOrNull).toArray();
    if (target instanceof ClassTarget classes) {
      return RowFactory.create(mostProbable(classes, predicted), row(numbers));
    }
    return numbers.length == 1 ? numbers[0] : row(numbers);
  }

  private static Row row(@Nullable Object... cells) {
    return RowFactory.create(cells);
  }

  private static @Nullable Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable String mostProbable(ClassTarget classes, double... probabilities) {
    int best = 0;
    for (int c = 0; c < probabilities.length; c++) {
      if (!Double.isFinite(probabilities[c])) {
        return null;
      }
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return classes.labels().get(best);
  }
}
