// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports errors as one line on standard error and an exit code: 1 if the work fails, 2 if the
 * command line is wrong.
 */
public final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private ErrorReporter() {}

  /**
   * Configures a command line and its current subcommands to report errors this way. It also turns
   * two features of picocli off: an argument that begins with {@code @} does not name a file of
   * arguments, and an unknown option is not the value of the previous option. Choices may be
   * written in any case.
   *
   * @return the command line
   */
  public static CommandLine installOn(CommandLine commandLine) {
    ErrorReporter reporter = new ErrorReporter();
    return commandLine
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(OutputFile.class, new OutputFile.Converter())
        .setExecutionStrategy(new Execution())
        .setExecutionExceptionHandler(reporter)
        .setParameterExceptionHandler(reporter);
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    Throwable error =
        exception instanceof ExecutionException && exception.getCause() != null
            ? exception.getCause()
            : exception;
    PrintWriter err = commandLine.getErr();
    err.println(prefix(commandLine) + ErrorLine.of(error));
    if (isVerbose(commandLine)) {
      error.printStackTrace(err);
    }
    return ExitCode.SOFTWARE;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    String name = commandLine.getCommandSpec().qualifiedName();
    commandLine
        .getErr()
        .println(
            "%s%s%s; see %s --help"
                .formatted(
                    prefix(commandLine), ErrorLine.of(exception), suggestion(exception), name));
    return ExitCode.USAGE;
  }

  private static boolean isVerbose(CommandLine commandLine) {
    return commandLine.getMixins().values().stream()
        .anyMatch(mixin -> mixin instanceof StandardOptions options && options.verbose());
  }

  private static String prefix(CommandLine commandLine) {
    return commandLine.getCommandSpec().qualifiedName() + ": ";
  }

  private static String suggestion(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return " (did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?)";
    }
    return "";
  }
}
