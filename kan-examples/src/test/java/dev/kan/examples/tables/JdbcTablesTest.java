// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.data.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcTablesTest {
  private static final String ROWS =
      """
      SELECT * FROM (VALUES
        (CAST(22 AS INT), CAST(7.25 AS DECIMAL(9, 2)), CAST('Southampton' AS VARCHAR), TRUE, DATE '1912-04-10'),
        (NULL, 71.28, NULL, NULL, DATE '1912-04-11'),
        (4, NULL, 'Cherbourg', FALSE, NULL)) AS passengers("age", "fare", "port", "alive", "boarded")
      """;

  private static Table read(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return JdbcTables.read(result);
    }
  }

  @Test
  void readsNumbersAndTextsByTheirSqlTypes() throws SQLException {
    assertThat(read(ROWS))
        .isEqualTo(
            Table.builder()
                .numbers("age", 22, Double.NaN, 4)
                .numbers("fare", 7.25, 71.28, Double.NaN)
                .texts("port", List.of("Southampton", "", "Cherbourg"))
                .texts("alive", List.of("TRUE", "", "FALSE"))
                .texts("boarded", List.of("1912-04-10", "1912-04-11", ""))
                .build());
  }

  @Test
  void namesColumnsByTheirLabels() throws SQLException {
    assertThat(read("SELECT 1 + 1 AS \"the sum\"").names()).containsExactly("the sum");
  }

  @Test
  void rejectsNoRowsAndEqualLabels() {
    assertThatThrownBy(() -> read("SELECT 1 AS A WHERE FALSE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one row; the query has none");
    assertThatThrownBy(() -> read("SELECT 1 AS A, 2 AS A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the query has two columns \"A\"");
  }
}
