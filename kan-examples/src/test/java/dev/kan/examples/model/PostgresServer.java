// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the tests' own, which ends with them. */
final class PostgresServer {
  private static final Optional<EmbeddedPostgres> SERVER = start();

  private PostgresServer() {}

  /** Returns a connection; skips the test where no server can run, as on other processors. */
  static Connection connectOrSkip() throws SQLException {
    Assumptions.assumeTrue(SERVER.isPresent(), "left out: PostgreSQL, which does not start here");
    return SERVER.orElseThrow().getPostgresDatabase().getConnection();
  }

  private static Optional<EmbeddedPostgres> start() {
    try {
      return Optional.of(EmbeddedPostgres.start());
    } catch (IOException | IllegalStateException e) {
      System.out.println("left out: PostgreSQL: " + e);
      return Optional.empty();
    }
  }
}
