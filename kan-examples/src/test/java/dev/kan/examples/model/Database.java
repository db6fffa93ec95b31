// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A database in memory with one table, {@code rows}. */
final class Database implements AutoCloseable {
  /** The rows in their order, as a query reads them. */
  static final String ROWS = "(SELECT * FROM rows_of_table ORDER BY id) AS ordered";

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /**
   * Creates a database.
   *
   * @param numbers the SQL type of columns of numbers
   */
  static Database of(DatabaseKind kind, Table rows, String numbers) throws SQLException {
    Database database = new Database(kind.connect());
    String columns =
        rows.names().stream()
            .map(
                name ->
                    ", \"" + name + "\" " + (rows.column(name).isNumeric() ? numbers : "VARCHAR"))
            .collect(Collectors.joining());
    try (Statement statement = database.connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE rows_of_table (id INT" + columns + ")");
    }
    database.fill(rows);
    return database;
  }

  private void fill(Table rows) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(rows.names().size() + 1, "?"));
    String insert = "INSERT INTO rows_of_table VALUES (" + marks + ")";
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      for (int r = 0; r < rows.rows(); r++) {
        row.setInt(1, r);
        for (int c = 0; c < rows.names().size(); c++) {
          TableColumn column = rows.column(rows.names().get(c));
          row.setObject(c + 2, cell(column, r));
        }
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** Replaces missing cells of a column by a number, which may be NaN. */
  void replaceMissing(String column, double number) throws SQLException {
    String name = "\"" + column + "\"";
    String update = "UPDATE rows_of_table SET " + name + " = ? WHERE " + name + " IS NULL";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setDouble(1, number);
      statement.execute();
    }
  }

  @org.jspecify.annotations.Nullable private static Object cell(TableColumn column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    return column.isNumeric() ? (Object) column.number(row) : column.text(row);
  }

  /** Returns the numbers that a query gives, row by row; NaN for NULL. */
  List<double[]> query(String sql) throws SQLException {
    List<double[]> results = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        double[] result = new double[columns];
        for (int c = 0; c < columns; c++) {
          result[c] = rows.getDouble(c + 1);
          result[c] = rows.wasNull() ? Double.NaN : result[c];
        }
        results.add(result);
      }
    }
    return results;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
