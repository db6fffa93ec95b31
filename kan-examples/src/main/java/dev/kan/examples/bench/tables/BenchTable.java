// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.io.MoreFiles;
import dev.kan.core.data.Table;
import dev.kan.core.storage.csv.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table whose last column is predicted from the others.
 *
 * @param name the name of the table
 * @param table the rows
 */
record BenchTable(String name, Table table) {
  /** The names of the tables that come with the examples; their README names the origins. */
  static final ImmutableList<String> INCLUDED =
      ImmutableList.of("iris", "digits", "diabetes", "penguins", "titanic", "concrete");

  /** Reads one of the tables that come with the examples. */
  static BenchTable included(String name) throws IOException {
    Path copy = Files.createTempFile(name, ".csv");
    try (InputStream in =
        BenchTable.class.getResourceAsStream("/dev/kan/examples/tables/" + name + ".csv")) {
      if (in == null) {
        throw new IOException("the examples lack the table " + name);
      }
      Files.write(copy, in.readAllBytes());
      return new BenchTable(name, TableReader.defaults().read(copy));
    } finally {
      Files.delete(copy);
    }
  }

  /** Reads a table from a file. */
  static BenchTable of(Path file) throws IOException {
    return new BenchTable(
        MoreFiles.getNameWithoutExtension(file), TableReader.defaults().read(file));
  }

  /** Returns the name of the last column. */
  String target() {
    return Iterables.getLast(table.names());
  }
}
