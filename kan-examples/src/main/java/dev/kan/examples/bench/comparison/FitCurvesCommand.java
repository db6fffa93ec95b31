// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.math.Quantiles;
import dev.kan.examples.bench.peer.PythonScript;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kan bench fit}: second-order fits beside pykan's L-BFGS. */
@Command(
    name = "fit",
    description = {
      "Fit exp(sin(pi x1) + x2^2) by a [2,5,1] network, here by second-order steps and with pykan"
          + " by L-BFGS, in turn, up to an RMSE of 1e-3 on test samples.",
      "The seconds are those until the first step with that error, and those of the whole fit. The"
          + " first fit includes the warm-up of the JVM."
    })
public final class FitCurvesCommand implements Callable<Integer> {
  private static final double ERROR = 1e-3;

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "python3",
      description = "Starts a Python with pykan (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many seeds, from 0 (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draw error against seconds to FILE as PNG, too.")
  private @Nullable OutputFile picture;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds: expected 1 or more; got " + seeds);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<FitCurve> own = new ArrayList<>();
    List<FitCurve> peers = new ArrayList<>();
    Path directory = Files.createTempDirectory("kan-bench");
    try {
      PythonScript script =
          PythonScript.copied(
              python, FitCurvesCommand.class, "fit.py", directory.resolve("fit.py"));
      script.requirePython();
      out.printf(
          "%-8s %5s %12s %10s %10s%n", "learner", "seed", "to 1e-3, s", "in all, s", "test RMSE");
      for (int seed = 0; seed < seeds; seed++) {
        HelloFit fit = new HelloFit(seed, ERROR);
        own.add(print(fit.here(), out));
        peers.add(print(fit.byPykan(script), out));
      }
    } finally {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    OptionalDouble here = medianSeconds(own);
    OptionalDouble there = medianSeconds(peers);
    if (here.isPresent() && there.isPresent()) {
      out.printf(
          Locale.ROOT,
          "%nmedians %.3f s and %.1f s: %.0f times faster%n",
          here.getAsDouble(),
          there.getAsDouble(),
          there.getAsDouble() / here.getAsDouble());
    }
    List<FitCurve> curves = new ArrayList<>(own);
    curves.addAll(peers);
    if (picture != null) {
      picture.write(file -> FitCurveChart.write(curves, file));
    }
    options.writeJson(new Results(Machine.current(), curves));
    return 0;
  }

  /** Returns the median of the times until the error was reached, empty if it never was. */
  static OptionalDouble medianSeconds(List<FitCurve> curves) {
    double[] seconds =
        curves.stream()
            .map(FitCurve::seconds)
            .mapToDouble(each -> each == null ? Double.POSITIVE_INFINITY : each)
            .toArray();
    double median = Quantiles.median().compute(seconds);
    return Double.isFinite(median) ? OptionalDouble.of(median) : OptionalDouble.empty();
  }

  private static FitCurve print(FitCurve curve, PrintWriter out) {
    Double seconds = curve.seconds();
    out.printf(
        Locale.ROOT,
        "%-8s %5d %12s %10.3f %10.2e%n",
        curve.learner(),
        curve.seed(),
        seconds == null ? "not reached" : String.format(Locale.ROOT, "%.3f", seconds),
        curve.allSeconds(),
        curve.testRmse());
    out.flush();
    return curve;
  }

  /** The results that {@code --json} writes. */
  @JsonPropertyOrder({"machine", "fits"})
  record Results(Machine machine, List<FitCurve> fits) {}
}
