// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import dev.kan.examples.bench.BenchCommand;
import dev.kan.examples.cli.ErrorReporter;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.StandardOutput;
import dev.kan.examples.cli.VersionText;
import dev.kan.examples.discover.DiscoverCommand;
import dev.kan.examples.fit.FitCommand;
import dev.kan.examples.gallery.ExampleCommand;
import dev.kan.examples.quickstart.QuickstartCommand;
import dev.kan.examples.reproduce.ReproduceCommand;
import dev.kan.examples.use.EvaluateCommand;
import dev.kan.examples.use.ExplainCommand;
import dev.kan.examples.use.ExportCommand;
import dev.kan.examples.use.FormulaCommand;
import dev.kan.examples.use.InfoCommand;
import dev.kan.examples.use.PlotCommand;
import dev.kan.examples.use.PredictCommand;
import dev.kan.examples.use.ReportCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code kan}, whose subcommands do the work. */
@Command(
    name = "kan",
    description = "Kolmogorov-Arnold networks on TensorFlow: train them and look into them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      QuickstartCommand.class,
      FitCommand.class,
      DiscoverCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      FormulaCommand.class,
      ReportCommand.class,
      PlotCommand.class,
      ExportCommand.class,
      InfoCommand.class,
      ExampleCommand.class,
      ReproduceCommand.class,
      BenchCommand.class
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs a command and exits with 0 if it succeeds, 1 if the work fails, or 2 if the command line
   * is wrong.
   */
  public static void main(String[] args) {
    OrderlyExit.install();
    System.exit(commandLine().setOut(StandardOutput.open()).execute(args));
  }

  /** Returns the command line with all commands. */
  static CommandLine commandLine() {
    return ErrorReporter.installOn(new CommandLine(new Main()));
  }

  /** Prints the usage if no command is given. */
  @Override
  public Integer call() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(commandLine.getErr());
    return ExitCode.USAGE;
  }
}
