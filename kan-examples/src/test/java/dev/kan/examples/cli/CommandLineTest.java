// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exit codes, error lines and the standard options, on a command that does what a test says. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void workThatIsDoneExitsWithZeroAndPrintsNoError() {
    assertThat(execute(() -> 0, "probe")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IllegalArgumentException("row 3: got NaN"), "row 3: got NaN"),
        Arguments.of(new IllegalStateException("closed"), "closed"),
        Arguments.of(new FileNotFoundException("a.csv (odd)"), "a.csv (odd)"),
        Arguments.of(new NoSuchFileException("a.csv"), "a.csv: no such file or directory"),
        Arguments.of(new AccessDeniedException("a.csv"), "a.csv: permission denied"),
        Arguments.of(new NotDirectoryException("a"), "a: not a directory"),
        Arguments.of(new FileAlreadyExistsException("a"), "a: exists already"),
        Arguments.of(
            new FileAlreadyExistsException("a", null, "is a directory, not a file"),
            "a: is a directory, not a file"),
        Arguments.of(
            new UncheckedIOException(new NoSuchFileException("b")), "b: no such file or directory"),
        Arguments.of(new IllegalArgumentException("one\n   two\n"), "one two"),
        Arguments.of(new ArithmeticException("/ by zero"), "ArithmeticException: / by zero"),
        Arguments.of(new NullPointerException(), "NullPointerException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void workThatFailsExitsWithOneAndOneLine(Exception failure, String line) {
    assertThat(execute(throwing(failure), "probe")).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("kan probe: " + line);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void errorsOfTheJvmAreReportedLikeExceptions() {
    Callable<Integer> work =
        () -> {
          throw new UnsatisfiedLinkError("no jnitensorflow");
        };
    assertThat(execute(work, "probe")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("kan probe: UnsatisfiedLinkError: no jnitensorflow");
  }

  @Test
  void verboseAddsTheStackTrace() {
    Callable<Integer> work = throwing(new IllegalArgumentException("row 3: got NaN"));
    assertThat(execute(work, "probe", "--verbose")).isEqualTo(1);
    assertThat(err.toString().lines())
        .startsWith(
            "kan probe: row 3: got NaN", "java.lang.IllegalArgumentException: row 3: got NaN")
        .anyMatch(line -> line.contains("at " + getClass().getName()));
  }

  static Stream<Arguments> wrongUsages() {
    return Stream.of(
        Arguments.of(List.of("prob"), "kan: Unmatched argument at index 0: 'prob' (did you mean"),
        Arguments.of(List.of("probe", "--stesp", "3"), "kan probe: Unknown options: '--stesp'"),
        Arguments.of(List.of("probe", "--steps", "x"), "kan probe: Invalid value for option"),
        Arguments.of(
            List.of("probe", "--json", "a\u0000b"),
            "kan probe: Invalid value for option '--json': 'a\u0000b' cannot name a file: Nul"),
        Arguments.of(List.of("probe", "--json="), "kan probe: Invalid value for option"),
        Arguments.of(List.of("probe", "--json", "--stesp"), "kan probe: Unknown option: '--stesp'"),
        Arguments.of(List.of("probe", "--json"), "kan probe: Missing required parameter"));
  }

  @ParameterizedTest
  @MethodSource("wrongUsages")
  void wrongUsageExitsWithTwoAndOneLine(List<String> args, String start) {
    assertThat(execute(() -> 0, args.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(start)
        .containsPattern("; see kan( probe)? --help$");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpIsAResultAndNamesTheStandardOptions() {
    assertThat(execute(throwing(new AssertionError("ran")), "probe", "--help")).isZero();
    assertThat(out.toString()).contains("--json=FILE", "--verbose", "--help", "--version");
    assertThat(err.toString()).isEmpty();
  }

  record Run(double trainMse, int steps) {}

  record Results(Run published, Run fittedGrid) {}

  @Test
  void jsonIsWrittenInSnakeCase(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("new").resolve("r.json");
    Results results = new Results(new Run(0.0031, 100), new Run(1e-5, 100));
    assertThat(executeWith(new Probe(() -> 0, results), "probe", "--json", file.toString()))
        .isZero();
    assertThat(file).content().endsWith("}\n");
    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"published\":{\"train_mse\":0.0031,\"steps\":100},"
                + "\"fitted_grid\":{\"train_mse\":1.0E-5,\"steps\":100}}");
  }

  @Test
  void jsonThatCannotBeWrittenFailsTheCommandBeforeItsWorkStarts(@TempDir Path directory) {
    Callable<Integer> work = throwing(new AssertionError("ran"));
    assertThat(execute(work, "probe", "--json", directory.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("kan probe: " + directory + ": is a directory, not a file");
  }

  @Test
  void anOldFileStaysIfTheWorkFails(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("r.json"), "old");
    Callable<Integer> work = throwing(new IllegalStateException("failed"));
    assertThat(execute(work, "probe", "--json", file.toString())).isEqualTo(1);
    assertThat(file).hasContent("old");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void noFileIsLeftIfTheWorkFails(@TempDir Path directory) {
    Callable<Integer> work = throwing(new IllegalStateException("failed"));
    Path file = directory.resolve("new").resolve("r.json");
    assertThat(execute(work, "probe", "--json", file.toString())).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void twoResultsForOneFileAreWrongUsage(@TempDir Path directory) {
    String file = directory.resolve("r").toString();
    assertThat(execute(() -> 0, "probe", "--json", file, "--other", file)).isEqualTo(2);
    assertThat(err.toString()).startsWith("kan probe: two results are to be written to " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "--version"})
  void resultsThatCannotBePrintedFailTheCommand(String option) {
    CommandLine commandLine = commandLine(new Probe(() -> 0, List.of()));
    String[] args = Stream.of("probe", option).filter(a -> !a.isEmpty()).toArray(String[]::new);
    assertThat(commandLine.setOut(StandardOutput.on(new FullDisk(), UTF_8)).execute(args))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("kan probe: cannot write to standard output: No space left on device");
  }

  @Test
  void anArgumentIsNotReadAsAFileOfArguments(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), "password");
    assertThat(execute(() -> 0, "probe", "@" + file)).isEqualTo(2);
    assertThat(err.toString()).contains("'@" + file + "'").doesNotContain("password");
  }

  private static Callable<Integer> throwing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    };
  }

  private int execute(Callable<Integer> work, String... args) {
    return executeWith(new Probe(work, List.of()), args);
  }

  private int executeWith(Probe probe, String... args) {
    return commandLine(probe).execute(args);
  }

  private CommandLine commandLine(Probe probe) {
    CommandLine commandLine = new CommandLine(new Top()).addSubcommand(probe);
    return ErrorReporter.installOn(commandLine)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Command(name = "kan")
  static final class Top {}

  @Command(name = "probe")
  static final class Probe implements Callable<Integer> {
    @Mixin private final StandardOptions options = new StandardOptions();
    @Spec private CommandSpec spec;

    @Option(names = "--other")
    private @Nullable OutputFile other;

    private final Callable<Integer> work;
    private final Object results;

    Probe(Callable<Integer> work, Object results) {
      this.work = work;
      this.results = results;
    }

    @Option(names = "--steps")
    void takeANumber(int steps) {}

    @Override
    public Integer call() throws Exception {
      int code = work.call();
      spec.commandLine().getOut().print("result");
      options.writeJson(results);
      if (other != null) {
        other.write(out -> out.write(1));
      }
      return code;
    }
  }
}
