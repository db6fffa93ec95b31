// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.examples.cli.ErrorReporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReproduceCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return ErrorReporter.installOn(new CommandLine(new ReproduceCommand()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void measuresAndTellsTheFormulaThatItFound(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("verdicts.json");

    int code =
        execute(
            "two-moons-formula", "--seeds", "2", "--first-seed", "3", "--json", json.toString());

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(Reproduction.HEADINGS),
            second -> assertThat(second).startsWith("two-moons-formula test accuracy  "));
    assertThat(err.toString()).contains("seed 3").contains("seed 4").contains("x1").contains("x2");
    JsonNode verdict = new ObjectMapper().readTree(json.toFile()).get(0);
    assertThat(verdict.get("id").asText()).isEqualTo("two-moons-formula");
    assertThat(verdict.get("published").asDouble()).isEqualTo(0.998);
    assertThat(verdict.get("bar").asDouble()).isEqualTo(0.998);
    assertThat(verdict.get("met").asBoolean()).isTrue();
    assertThat(verdict.get("seeds").asInt()).isEqualTo(2);
    assertThat(verdict.get("measured").asDouble()).isBetween(0.998, 1.0);
  }

  @Test
  void publishedValuesAreNotTheBars() {
    assertThat(FormulaFit.product().published()).hasValue(1.28e-16);
    assertThat(FormulaFit.product().bar()).isEqualTo(1e-12);
    assertThat(new PoissonSymbolic().published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2147483647, 2", "2, 2147483647", "2147483647, 2147483647"})
  void seedsBeyondTheLastOneAreWrongUsage(String first, String count) {
    assertThat(execute("two-moons", "--first-seed=" + first, "--seeds=" + count)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("the last seed must be at most 2147483647")
        .contains("got --first-seed " + first + " and --seeds " + count);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE})
  void theFirstAndTheLastSeedWork(int seed) {
    assertThat(execute("two-moons", "--first-seed", "" + seed, "--seeds=1")).isZero();
    assertThat(err.toString()).startsWith("two-moons, seed " + seed + ": ");
  }

  @Test
  void anUnknownNameIsWrongUsageAndNamesThoseThereAre() {
    assertThat(execute("nonsense")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'nonsense'")
        .contains("hello, fit-function")
        .contains("special-bessel")
        .contains("attribution");
  }

  @Test
  void noSeedIsWrongUsage() {
    assertThat(execute("two-moons", "--seeds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("got 0");
  }
}
