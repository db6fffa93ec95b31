// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.CommandRun;
import dev.kan.examples.cli.ErrorReporter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
  void repetitionsOutOfRangeAreWrongUsage(int repetitions) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ErrorReporter.installOn(new CommandLine(new BenchCommand()))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute("--repetitions=" + repetitions);
    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("bench: --repetitions must be 1 to 1000000; got " + repetitions + "; see");
  }

  @Test
  void explainsItsColumns() {
    assertThat(CommandRun.of("bench", "--help").out())
        .contains("predict: all samples by default, in plain Java");
  }

  @Test
  void showsWhatItIsAtAndEachNetwork() {
    CommandRun run = CommandRun.of("bench", "--repetitions=1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("timing [784,64,10] N=1024 G=5, 6 of 6");
    assertThat(run.out().lines().filter(line -> line.startsWith("["))).hasSize(6);
    assertThat(run.out()).contains("sample, in session: one sample in plain Java");
  }
}
