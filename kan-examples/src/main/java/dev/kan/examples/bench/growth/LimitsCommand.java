// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code kan bench limits}, which runs large tasks once each. */
@Command(
    name = "limits",
    description = {
      "Train large networks and on many samples, once each in a process of its own.",
      LimitsCommand.COLUMNS
    })
public final class LimitsCommand implements Callable<Integer> {
  /** The meaning of the columns, for the help and under the table. */
  static final String COLUMNS =
      "%nstep: a step of Adam, float32, the median of the later half; predict: all samples in plain"
          + " Java, array to array"
          + "%nloss: the mean squared error on all samples before and after the steps"
          + "%nearly, late: the MiB of the process in main memory after a tenth of the steps and"
          + " after all, garbage collected; peak: the most until then%n";

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "CASE",
      description = "Run one case alone, in this process: ${COMPLETION-CANDIDATES}.")
  private @Nullable LargeCase only;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-31s %6s %9s %10s %21s %9s %9s %9s%n",
        "network", "steps", "step ms", "predict ms", "loss", "early MiB", "late MiB", "peak MiB");
    if (only == null) {
      all(out);
    } else {
      LargeResult result = LargeResult.of(only);
      print(out, result);
      options.writeJson(result);
    }
    return 0;
  }

  private void all(PrintWriter out) throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    List<LargeResult> results = new ArrayList<>();
    for (LargeCase large : LargeCase.values()) {
      err.printf(
          Locale.ROOT,
          "running %s, %d of %d%n",
          large.label(),
          results.size() + 1,
          LargeCase.values().length);
      err.flush();
      results.add(FreshProcess.run(LargeResult.class, "bench", "limits", "--only=" + large.name()));
      print(out, results.get(results.size() - 1));
    }
    out.printf(Locale.ROOT, COLUMNS);
    options.writeJson(results);
  }

  private static void print(PrintWriter out, LargeResult result) {
    out.printf(
        Locale.ROOT,
        "%-31s %6d %9.2f %10.2f %10.4f %10.4f %9.0f %9.0f %9.0f%n",
        result.name(),
        result.steps(),
        result.stepMs(),
        result.predictMs(),
        result.lossBefore(),
        result.lossAfter(),
        result.earlyMib(),
        result.lateMib(),
        result.peakMib());
    out.flush();
  }
}
