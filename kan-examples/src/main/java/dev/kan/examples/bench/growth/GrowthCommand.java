// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code kan bench growth}, which measures how time and memory grow with the size of
 * network and data.
 */
@Command(
    name = "growth",
    description = {
      "Measure how time and memory grow with each size of a network and its data, and fit powers:"
          + " 1 if twice the size costs twice as much. Each size runs in a process of its own.",
      GrowthCommand.COLUMNS
    })
public final class GrowthCommand implements Callable<Integer> {
  /** The meaning of the columns, for the help and under the table. */
  static final String COLUMNS =
      "%ngrows: N samples, inputs, outputs, G grid intervals or the order k of [32,32,32] with"
          + " N=4000, G=5 and k=3; nodes: the middle of [5,nodes,1] with N=1000, in steps of"
          + " Levenberg-Marquardt in plain Java, with the power of its parameters"
          + "%nstep: a step of Adam on all samples, float32, not compiled; predict: all samples in"
          + " plain Java, array to array; medians of the later half of the repetitions"
          + "%npredict KiB: what that prediction allocates on the heap of Java"
          + "%ntrain MiB: the most memory of the process while it trained less that before, of"
          + " which a part is the JVM's own; NaN where /proc does not tell%n";

  private static final int MOST_SECONDS = 3600;

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description =
          "How long to repeat the steps of each size, and the predictions (default:"
              + " ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--only",
      paramLabel = "WHAT=SIZE",
      converter = DimensionConverter.class,
      description = "Measure one size alone, in this process: inputs=64 for example.")
  private Map<Dimension, Integer> only = Map.of();

  /**
   * All that was measured.
   *
   * @param points the cost of each size
   * @param exponents how it grows with each dimension
   */
  private record Growth(List<GrowthPoint> points, List<Exponents> exponents) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionCheck.requireRange(spec, "--seconds", seconds, 0, MOST_SECONDS);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-8s %6s %10s %10s %11s %12s %10s%n",
        "grows", "size", "parameters", "step ms", "predict ms", "predict KiB", "train MiB");
    if (only.isEmpty()) {
      all(out);
    } else {
      one(out);
    }
    return 0;
  }

  private void one(PrintWriter out) throws IOException {
    Map.Entry<Dimension, Integer> size = only.entrySet().iterator().next();
    GrowthPoint point =
        GrowthPoint.measured(size.getKey(), size.getValue(), Duration.ofSeconds(seconds));
    print(out, point);
    options.writeJson(point);
  }

  private void all(PrintWriter out) throws IOException, InterruptedException {
    List<GrowthPoint> all = new ArrayList<>();
    List<Exponents> exponents = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      List<GrowthPoint> points = new ArrayList<>();
      for (int size : dimension.sizes()) {
        points.add(measured(dimension, size));
        print(out, points.get(points.size() - 1));
      }
      exponents.add(Exponents.of(dimension, points));
      print(out, exponents.get(exponents.size() - 1));
      all.addAll(points);
    }
    out.printf(Locale.ROOT, COLUMNS);
    options.writeJson(new Growth(all, exponents));
  }

  private GrowthPoint measured(Dimension dimension, int size)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "measuring %s=%d, %d of %d%n",
        dimension.label(),
        size,
        dimension.sizes().indexOf(size) + 1,
        dimension.sizes().size());
    err.flush();
    return FreshProcess.run(
        GrowthPoint.class,
        "bench",
        "growth",
        "--seconds=" + seconds,
        "--only=" + dimension.label() + "=" + size);
  }

  private static void print(PrintWriter out, GrowthPoint point) {
    out.printf(
        Locale.ROOT,
        "%-8s %6d %10d %10.2f %11.2f %12.0f %10.0f%n",
        point.dimension().label(),
        point.size(),
        point.parameters(),
        point.stepMs(),
        point.predictMs(),
        point.predictKib(),
        point.trainMib());
    out.flush();
  }

  private static void print(PrintWriter out, Exponents exponents) {
    out.printf(
        Locale.ROOT,
        "%-8s %17s %10.2f %11.2f %12.2f %10.2f%n",
        exponents.dimension().label(),
        "power",
        exponents.step(),
        exponents.predict(),
        exponents.predictMemory(),
        exponents.trainMemory());
    out.flush();
  }
}
