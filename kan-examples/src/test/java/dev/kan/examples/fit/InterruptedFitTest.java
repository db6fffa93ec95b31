// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.CommandRun;
import dev.kan.examples.Main;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptedFitTest {
  @TempDir private Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void controlCLeavesTheBestModelSoFar() throws Exception {
    Path csv = Flats.write(directory.resolve("flats.csv"), 120, "dear");
    Path model = directory.resolve("model");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "fit",
            csv.toString(),
            "--target",
            "price",
            "--out",
            model.toString(),
            "--width",
            "3",
            "--optimizer",
            "adam",
            "--steps",
            "50000000");
    Process process = builder.start();
    // a step has been made once the first checkpoint is there
    while (!directory.resolve("model.checkpoint").toFile().exists() && process.isAlive()) {
      Thread.onSpinWait();
    }
    // a shell may have its background processes ignore the signal of Ctrl-C
    assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor())
        .isZero();
    String out;
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      out = String.join("\n", reader.lines().toList());
    }
    assertThat(out).contains("note: ended early, with the best model so far; --resume goes on");
    assertThat(process.waitFor()).isIn(0, 1);
    assertThat(CommandRun.of("info", model).out()).contains("files   all as fit wrote them");
    assertThat(model.resolve("checkpoint.kan")).exists();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("flats.csv", "model");
  }
}
