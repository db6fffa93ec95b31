// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.tables;

import dev.kan.core.data.Table;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table of the result of a database query.
 *
 * <pre>{@code
 * try (Statement statement = connection.createStatement();
 *     ResultSet result = statement.executeQuery("SELECT age, port, survived FROM passengers")) {
 *   Table passengers = JdbcTables.read(result);
 * }
 * }</pre>
 */
public final class JdbcTables {
  private static final Set<Integer> NUMERIC =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC);

  private JdbcTables() {}

  /**
   * Returns the rows from the next one to the last. Columns have the labels of the query. Those of
   * a numeric SQL type are numbers, and all others are texts as {@link ResultSet#getString} gives
   * them. NULL is a missing cell.
   *
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if there is no row, a label occurs twice, or a number is
   *     infinite
   */
  public static Table read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        boolean taken = row.containsKey(meta.getColumnLabel(column));
        if (taken) {
          throw new IllegalArgumentException(
              "the query has two columns \"%s\"".formatted(meta.getColumnLabel(column)));
        }
        row.put(meta.getColumnLabel(column), cell(result, column, meta.getColumnType(column)));
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("expected at least one row; the query has none");
    }
    return Table.ofRecords(rows);
  }

  private static @Nullable Object cell(ResultSet result, int column, int type) throws SQLException {
    if (!NUMERIC.contains(type)) {
      return result.getString(column);
    }
    double number = result.getDouble(column);
    return result.wasNull() ? null : (Object) number;
  }
}
