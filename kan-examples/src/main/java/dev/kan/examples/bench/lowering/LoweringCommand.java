// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.lowering;

import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.tf.lowering.Contraction;
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
import picocli.CommandLine.Spec;

/**
 * The command {@code kan bench lowering}, which times each way to contract a layer for a grid of
 * sizes and shows which way is chosen.
 */
@Command(
    name = "lowering",
    description =
        "Time the ways to contract one layer (float32, cubic splines) by its size, and show which"
            + " one is chosen: the shortest time of many in milliseconds. The last column is the"
            + " time of the chosen way over that of the fastest.")
public final class LoweringCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final int[][] WIDTHS = {
    {1, 1}, {2, 5}, {5, 1}, {10, 1}, {10, 10}, {20, 20}, {64, 1}, {64, 10}, {64, 64}, {784, 64}
  };
  private static final int[] INTERVALS = {5, 20, 100};
  // the basis of more functions does not fit beside others into the memory of small machines
  private static final int MOST_FUNCTIONS = 10_000;

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often to time each (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The samples of a batch (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Override
  public Integer call() throws IOException {
    OptionCheck.requireRange(spec, "--repetitions", repetitions, 1, MOST);
    OptionCheck.requireRange(spec, "--samples", samples, 1, MOST);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%6s %6s %9s %-10s %9s %9s %9s %9s %9s %6s%n",
        "inputs",
        "nodes",
        "intervals",
        "task",
        "product",
        "einsum",
        "gathered",
        "chosen",
        "fastest",
        "loss");
    List<WayTimes> all = new ArrayList<>();
    for (int[] width : WIDTHS) {
      for (int intervals : INTERVALS) {
        if (width[0] * intervals <= MOST_FUNCTIONS) {
          List<WayTimes> times = WayTimes.of(width[0], width[1], intervals, samples, repetitions);
          times.forEach(each -> print(out, each));
          all.addAll(times);
        }
      }
    }
    options.writeJson(all);
    return 0;
  }

  private static void print(PrintWriter out, WayTimes times) {
    out.printf(
        Locale.ROOT,
        "%6d %6d %9d %-10s %9.3f %9.3f %9.3f %9s %9s %6.2f%n",
        times.inputs(),
        times.nodes(),
        times.intervals(),
        times.task(),
        times.millis().getOrDefault(Contraction.PRODUCT, Double.NaN),
        times.millis().getOrDefault(Contraction.EINSUM, Double.NaN),
        times.millis().getOrDefault(Contraction.GATHERED, Double.NaN),
        times.chosen(),
        times.fastest(),
        times.loss());
    out.flush();
  }
}
