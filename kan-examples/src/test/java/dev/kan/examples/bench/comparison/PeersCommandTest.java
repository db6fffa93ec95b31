// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kan.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the comparisons with a shell script in the place of Python. */
@DisabledOnOs(OS.WINDOWS)
class PeersCommandTest {
  /** Times that halve from run to run of a peer; one peer is missing. */
  private static final String PEERS =
      """
      #!/bin/sh
      [ "$1" != --version ] || exit 0
      case $2 in
        pykan) echo 'Traceback' >&2; echo "ModuleNotFoundError: No module named 'kan'" >&2; exit 1 ;;
      esac
      [ "$3 $4 $5 $6 $7 $8 $9" = '--widths 1,1 --samples 1000 --grid 10 --repetitions' ] || exit 2
      runs=$(cat "$0.$2" 2>/dev/null || echo 0)
      echo $((runs + 1)) >"$0.$2"
      echo noise
      echo "{\\"step_ms\\": $((8000 >> runs)), \\"predict_ms\\": $((64000 >> runs)),"\\
        "\\"versions\\": {\\"peer\\": \\"1.2\\"}}"
      """;

  /** A curve that reaches the error with seed 0 alone. */
  private static final String FITS =
      """
      #!/bin/sh
      [ "$1" != --version ] || exit 0
      [ "$(head -n 1 "$2") $(wc -l <"$3") $7" = 'x1,x2,y 1001 0' ] || exit 2
      echo '{"points": [{"seconds": 1, "rmse": 0.5}, {"seconds": 7000, "rmse": 1e-4}],'\\
        '"seconds": 7000, "all_seconds": 7001, "test_rmse": 2e-4}'
      """;

  @TempDir private Path folder;

  private Path python(String script) throws IOException {
    Path file = folder.resolve("python");
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void takesTheBestRoundAndLeavesOutPeersThatAreMissing() throws IOException {
    Path json = folder.resolve("times.json");
    CommandRun run =
        CommandRun.of(
            "bench",
            "peers",
            "--rows=1",
            "--repetitions=2",
            "--rounds=3",
            "--peers=jax-spline,pykan",
            "--python",
            python(PEERS),
            "--json",
            json);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode result = new JsonMapper().readTree(json.toFile());
    JsonNode row = result.path("rows").path(0);
    assertThat(row.path("peers").path("jax-spline").path("step_ms").asDouble()).isEqualTo(2000);
    assertThat(row.path("peers").path("jax-spline").path("predict_ms").asDouble()).isEqualTo(16000);
    assertThat(row.path("peers").has("pykan")).isFalse();
    assertThat(row.path("kan").path("step_ms").asDouble()).isPositive();
    assertThat(row.path("bars")).hasSize(2);
    assertThat(row.path("bars").path(0).path("met").asBoolean()).isTrue();
    assertThat(row.path("bars").path(0).path("against").asText()).isEqualTo("jax-spline");
    assertThat(result.path("versions").path("peer").asText()).isEqualTo("1.2");
    assertThat(result.path("machine").path("processors").asInt()).isPositive();
    assertThat(result.path("missing").path("pykan").asText()).contains("No module named 'kan'");
    assertThat(run.out().lines().filter(line -> line.startsWith("- pykan: "))).hasSize(1);
    assertThat(run.err().lines())
        .contains("[1,1] N=1000 G=10, round 3 of 3: kan")
        .contains("[1,1] N=1000 G=10, round 1 of 3: pykan");
  }

  @ParameterizedTest
  @CsvSource({"peers", "fit"})
  void withoutPythonItFailsInOneLine(String command) {
    CommandRun run = CommandRun.of("bench", command, "--python", folder.resolve("nowhere"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains("nowhere");
  }

  @ParameterizedTest
  @CsvSource({
    "--rows=7, '--rows: expected 1 to 6; got 7'",
    "--rows=0, '--rows: expected 1 to 6; got 0'",
    "--rounds=0, '--rounds: expected 1 or more; got 0'",
    "--repetitions=0, '--repetitions: expected 1 or more; got 0'",
    "--peers=tfkan, 'expected one of torch, torch-compiled, pykan, jax-spline'",
  })
  void rejectsOptionsOutOfRange(String option, String message) {
    CommandRun run = CommandRun.of("bench", "peers", option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void comparesTheSecondsUntilTheErrorIsReached() throws IOException {
    Path json = folder.resolve("fits.json");
    Path picture = folder.resolve("fits.png");
    CommandRun run =
        CommandRun.of(
            "bench",
            "fit",
            "--seeds=1",
            "--python",
            python(FITS),
            "--json",
            json,
            "--picture",
            picture);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode fits = new JsonMapper().readTree(json.toFile()).path("fits");
    assertThat(fits.path(0).path("learner").asText()).isEqualTo("kan-first");
    assertThat(fits.path(1).path("learner").asText()).isEqualTo("kan");
    assertThat(fits.path(2).path("learner").asText()).isEqualTo("kan-starts");
    assertThat(fits.path(0).path("test_rmse").asDouble()).isLessThan(1e-3);
    assertThat(fits.path(0).path("seconds").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(fits.path(0).path("all_seconds").asDouble());
    assertThat(fits.path(3).path("seconds").asDouble()).isEqualTo(7000);
    assertThat(run.out()).contains(" s and 7000.0 s: ");
    assertThat(picture).isNotEmptyFile();
  }
}
