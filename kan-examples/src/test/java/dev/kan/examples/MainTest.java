// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.cli.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  static Stream<Arguments> questions() {
    return Stream.concat(Stream.of(""), Main.commandLine().getSubcommands().keySet().stream())
        .flatMap(
            command -> Stream.of("--help", "--version").map(ask -> Arguments.of(command, ask)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answersThatCannotBePrintedExitWithOne(String command, String question) {
    PrintWriter closed =
        StandardOutput.on(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            UTF_8);
    String[] args = Stream.of(command, question).filter(a -> !a.isEmpty()).toArray(String[]::new);
    assertThat(commandLine.setOut(closed).execute(args)).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            ("kan " + command).strip() + ": cannot write to standard output: Broken pipe");
  }

  @Test
  void aPipeThatNobodyReadsFailsTheProcess(@TempDir Path directory) throws Exception {
    Path code = directory.resolve("code");
    Path err = directory.resolve("err");
    String script = "{ \"$@\" 2>\"$ERR\"; echo $? >\"$CODE\"; } | :";
    ProcessBuilder process = new ProcessBuilder("sh", "-c", script, "sh");
    process.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    process.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    process.command().addAll(List.of(Main.class.getName(), "--help"));
    process.environment().putAll(Map.of("ERR", err.toString(), "CODE", code.toString()));
    assertThat(process.start().waitFor()).isZero();
    assertThat(code).content().isEqualTo("1\n");
    assertThat(err).content().startsWith("kan: cannot write to standard output: ");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertThat(commandLine.execute("zzz")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("kan: Unmatched argument at index 0: 'zzz'; see kan --help");
  }
}
