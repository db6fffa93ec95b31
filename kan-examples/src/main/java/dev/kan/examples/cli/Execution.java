// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the last subcommand of a command line. It checks the output files before the work starts,
 * and flushes standard output at the end. Errors of the JVM and of standard output are reported
 * like exceptions of the command.
 */
final class Execution implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    try {
      int code = run(parsed, command);
      command.getOut().flush();
      return code;
    } catch (IOException | UncheckedIOException | Error e) {
      throw new ExecutionException(command, e.toString(), e);
    }
  }

  private static int run(ParseResult parsed, CommandLine command) throws IOException {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    requireWritableFiles(command);
    return new RunLast().execute(parsed);
  }

  private static void requireWritableFiles(CommandLine command) throws IOException {
    Set<OutputFile> files = new HashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.getValue() instanceof OutputFile file) {
        if (!files.add(file)) {
          throw new ParameterException(command, "two results are to be written to " + file);
        }
        file.requireWritable();
      }
    }
  }
}
