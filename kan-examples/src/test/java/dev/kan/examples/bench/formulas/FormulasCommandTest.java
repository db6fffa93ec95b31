// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormulasCommandTest {
  @TempDir private Path folder;

  @Test
  void countsWhatItAndAPeerFind() throws IOException {
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        "#!/bin/sh\necho '{\"unexplained\": 0.5, \"complexity\": 7, \"formula\": \"X1\","
            + " \"seconds\": 2}'\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path json = folder.resolve("scores.json");
    CommandRun run =
        CommandRun.of(
            "bench",
            "formulas",
            "--only",
            "I.14.4,I.29.4",
            "--operon",
            "--python",
            python,
            "--json",
            json);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode tallies = new ObjectMapper().readTree(json.toFile()).get("tallies");
    assertThat(tallies.get(0).get("learner").textValue()).isEqualTo("kan");
    assertThat(tallies.get(0).get("found").doubleValue()).isEqualTo(1);
    assertThat(tallies.get(0).get("structure").doubleValue()).isEqualTo(1);
    assertThat(tallies.get(1).get("learner").textValue()).isEqualTo("operon");
    assertThat(tallies.get(1).get("found").doubleValue()).isZero();
    assertThat(tallies.get(1).get("median_seconds").doubleValue()).isEqualTo(2);
  }

  @Test
  void rejectsALawThatThereIsNot() {
    CommandRun run = CommandRun.of("bench", "formulas", "--only", "X.1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--only: expected one of [B10, ").contains("got X.1");
  }
}
