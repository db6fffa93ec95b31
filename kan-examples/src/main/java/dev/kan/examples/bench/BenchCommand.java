// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench;

import dev.kan.examples.bench.comparison.FitCurvesCommand;
import dev.kan.examples.bench.comparison.PeersCommand;
import dev.kan.examples.bench.formulas.FormulasCommand;
import dev.kan.examples.bench.growth.GrowthCommand;
import dev.kan.examples.bench.growth.LimitsCommand;
import dev.kan.examples.bench.lowering.LoweringCommand;
import dev.kan.examples.bench.networks.BenchCase;
import dev.kan.examples.bench.networks.Measurement;
import dev.kan.examples.bench.tables.TablesCommand;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.tf.runtime.Device;
import dev.kan.tf.runtime.Devices;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code kan bench}, which times training steps and predictions and compares them with
 * their matrix products alone.
 */
@Command(
    name = "bench",
    description = {
      "Time training steps and predictions of six networks, and the same matrix products alone in"
          + " the same process. All times are medians.",
      BenchCommand.COLUMNS
    },
    subcommands = {
      PeersCommand.class,
      FitCurvesCommand.class,
      TablesCommand.class,
      FormulasCommand.class,
      LoweringCommand.class,
      GrowthCommand.class,
      LimitsCommand.class
    })
public final class BenchCommand implements Callable<Integer> {
  /** The meaning of the columns, for the help and under the table. */
  static final String COLUMNS =
      "%nstep: a step of Adam on all N samples in a long training, which XLA compiles where that"
          + " pays, float32%npredict: all samples by default, in plain Java, double array to double"
          + " array%nsession: all samples in a TensorFlow session, float array to float array%n/"
          + " products: the time divided by that of the matrix products of dense bases"
          + " alone%nsample, in session: one sample in plain Java, and in a session; times: how"
          + " many times longer the latter%n";

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
    OptionCheck.requireRange(spec, "--repetitions", repetitions, 1, MOST_REPETITIONS);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "TensorFlow sees %s%n",
        Devices.list().stream().map(Device::shortName).collect(Collectors.joining(", ")));
    out.printf(
        "%-26s %9s %10s %10s %10s %10s %9s %13s %6s%n",
        "network",
        "step ms",
        "/ products",
        "predict ms",
        "session ms",
        "/ products",
        "sample us",
        "in session us",
        "times");
    List<Measurement> measurements = new ArrayList<>();
    for (BenchCase each : BenchCase.ALL) {
      err.printf(
          Locale.ROOT,
          "timing %s, %d of %d%n",
          each.name(),
          measurements.size() + 1,
          BenchCase.ALL.size());
      err.flush();
      Measurement m = Measurement.of(each, repetitions);
      measurements.add(m);
      out.println(row(m));
      out.flush();
    }
    out.printf(Locale.ROOT, COLUMNS);
    options.writeJson(measurements);
    return 0;
  }

  private static String row(Measurement m) {
    return String.format(
        Locale.ROOT,
        "%-26s %9.3f %10.1f %10.3f %10.3f %10.1f %9.2f %13.1f %6.0f",
        m.network(),
        m.stepMs(),
        m.stepRatio(),
        m.predictMs(),
        m.sessionMs(),
        m.sessionRatio(),
        m.sampleUs(),
        m.sessionSampleUs(),
        m.sampleRatio());
  }
}
