// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench;

import dev.kan.examples.bench.formulas.FormulasCommand;
import dev.kan.examples.bench.lowering.LoweringCommand;
import dev.kan.examples.bench.tables.TablesCommand;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code kan bench}, which times training steps and predictions and compares them with
 * their matrix products alone.
 */
@Command(
    name = "bench",
    description =
        "Time training steps and predictions (float32), and the same matrix products alone in the"
            + " same process.",
    subcommands = {TablesCommand.class, FormulasCommand.class, LoweringCommand.class})
public final class BenchCommand implements Callable<Integer> {
  private static final int MOST_REPETITIONS = 1_000_000;

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "200",
      description = "How often to time each (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Override
  public Integer call() throws IOException {
    if (repetitions < 1 || repetitions > MOST_REPETITIONS) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT, "--repetitions must be 1 to %d; got %d", MOST_REPETITIONS, repetitions));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-26s %10s %10s %10s %10s%n",
        "network", "step ms", "/ products", "forward ms", "/ products");
    List<Measurement> measurements = new ArrayList<>();
    for (BenchCase each : BenchCase.ALL) {
      Measurement m = Measurement.of(each, repetitions);
      measurements.add(m);
      out.printf(
          Locale.ROOT,
          "%-26s %10.3f %10.1f %10.3f %10.1f%n",
          m.network(),
          m.stepMs(),
          m.stepRatio(),
          m.forwardMs(),
          m.forwardRatio());
      out.flush();
    }
    options.writeJson(measurements);
    return 0;
  }
}
