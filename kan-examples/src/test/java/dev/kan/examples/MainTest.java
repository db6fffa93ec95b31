// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

  @Test
  void withoutACommandItSaysWhatThereIsAndExitsWithTwo() {
    assertThat(commandLine.execute()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Usage: kan");
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(commandLine.execute("--help")).isZero();
    assertThat(out.toString()).contains("Usage: kan");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyCommandHasTheStandardOptions() {
    assertThat(commandLine.getSubcommands())
        .allSatisfy(
            (name, command) ->
                assertThat(command.getCommandSpec().optionsMap())
                    .containsKeys("--json", "--verbose", "--help", "--version"));
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertThat(commandLine.execute("nothing")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("kan: Unmatched argument at index 0: 'nothing'; see kan --help");
  }
}
