// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kan.examples.cli.ErrorReporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the benchmark on a small table, with a shell script in the place of Python. */
@DisabledOnOs(OS.WINDOWS)
class TablesCommandTest {
  @TempDir private Path folder;
  private Path table;

  @BeforeEach
  void writeTable() throws IOException {
    table = folder.resolve("line.csv");
    StringBuilder text = new StringBuilder("x,y\n");
    for (int row = 0; row < 60; row++) {
      text.append(String.format(Locale.ROOT, "%d,%d%n", row, 3 * row + row % 2));
    }
    Files.writeString(table, text);
  }

  private Path python(String script) throws IOException {
    Path file = folder.resolve("python");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private record Run(int code, String out, String err) {
    static Run of(String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code =
          ErrorReporter.installOn(new CommandLine(new TablesCommand()))
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(arguments);
      return new Run(code, out.toString(), err.toString());
    }
  }

  @Test
  void scoresTheLearnerAndItsPeersOnTheSameRows() throws IOException {
    // the second line of a file of 42 and one of 18 rows, counted by the script
    Path python =
        python(
            "echo noise; echo \"{\\\"r2\\\": 0.$(($(wc -l < $2) - 1)), \\\"seconds\\\": $(($(wc -l <"
                + " $3) - 1))}\"");
    Path json = folder.resolve("scores.json");
    Run run =
        Run.of(
            table.toString(), "--peers", "ebm", "--python", python.toString(), "--json", json + "");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode scores = new JsonMapper().readTree(json.toFile()).path("scores");
    assertThat(scores.path(0).path("learner").asText()).isEqualTo("kan");
    assertThat(scores.path(0).path("r2").asDouble()).isGreaterThan(0.999);
    assertThat(scores.path(0).has("auc")).isFalse();
    assertThat(scores.path(1).path("learner").asText()).isEqualTo("ebm");
    assertThat(scores.path(1).path("r2").asDouble()).isEqualTo(0.42);
    assertThat(scores.path(1).path("seconds").asDouble()).isEqualTo(18);
  }

  @Test
  void reportsTheLastLineOfAPeerThatFails() throws IOException {
    Path python = python("echo first >&2; echo no module named interpret >&2; exit 1");
    Run run = Run.of(table.toString(), "--peers", "ebm", "--python", python.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasLineCount(1).contains("ebm").contains("no module named interpret");
  }

  @Test
  void readsTheTablesThatAreIncluded() throws IOException {
    for (String name : BenchTable.INCLUDED) {
      BenchTable bench = BenchTable.included(name);
      assertThat(bench.table().rows()).as(name).isGreaterThanOrEqualTo(150);
      assertThat(new OwnLearner(bench).isOfClasses())
          .as(name)
          .isEqualTo(!name.equals("diabetes") && !name.equals("concrete"));
    }
  }
}
