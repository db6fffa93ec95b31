// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The databases that run what is written as SQL. */
enum DatabaseKind {
  H2 {
    @Override
    Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:h2:mem:");
    }
  },
  SQLITE {
    @Override
    Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite::memory:");
    }
  },
  DUCKDB {
    @Override
    Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:duckdb:");
    }
  },
  POSTGRESQL {
    @Override
    Connection connect() throws SQLException {
      return PostgresServer.connectOrSkip();
    }
  };

  /**
   * Returns a connection to a database that has no tables, or in which those made are temporary.
   */
  abstract Connection connect() throws SQLException;
}
