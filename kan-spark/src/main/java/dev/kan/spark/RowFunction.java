// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Predicts a struct of SQL. The rows of a query share their schema, so that columns are looked up
 * once.
 */
final class RowFunction implements UDF1<Row, @Nullable Object> {
  private static final long serialVersionUID = 1;

  private final Broadcast<ShippedModel> shipped;
  private transient volatile @Nullable Known known;

  private record Known(StructType schema, RowColumns columns) {}

  RowFunction(Broadcast<ShippedModel> shipped) {
    this.shipped = shipped;
  }

  @Override
  public @Nullable Object call(Row row) {
    ShippedModel model = shipped.value();
    return KanScorer.predicted(row, columns(row.schema(), model), model);
  }

  // many schemas may be equal, but comparing them would cost as much as the look-up
  @SuppressWarnings("ReferenceEquality")
  private RowColumns columns(StructType schema, ShippedModel model) {
    Known last = known;
    if (last == null || last.schema != schema) {
      last = new Known(schema, RowColumns.ofInputs(model.model().schema(), schema));
      known = last;
    }
    return last.columns;
  }
}
