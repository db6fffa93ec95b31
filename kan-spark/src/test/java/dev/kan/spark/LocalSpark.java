// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The session that all tests share, with two threads that run tasks, and rows for it. */
final class LocalSpark {
  private LocalSpark() {}

  /** Returns the session; it ends with the JVM. */
  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("kan-spark tests")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .getOrCreate();
  }

  /** Returns the rows of a table in a number of partitions, in order; missing cells are null. */
  static Dataset<Row> rows(Table table, int partitions) {
    StructType schema = new StructType();
    for (String name : table.names()) {
      boolean numeric = table.column(name).isNumeric();
      schema = schema.add(name, numeric ? DataTypes.DoubleType : DataTypes.StringType, true);
    }
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      int row = r;
      @Nullable Object[] cells =
          table.names().stream().map(name -> cell(table.column(name), row)).toArray();
      rows.add(RowFactory.create(cells));
    }
    SparkSession spark = session();
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, partitions),
        schema);
  }

  private static @Nullable Object cell(TableColumn column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    return column.isNumeric() ? (Object) column.number(row) : column.text(row);
  }
}
