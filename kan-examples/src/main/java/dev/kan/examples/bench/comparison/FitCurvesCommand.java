// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.math.Quantiles;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kan bench fit}: second-order fits beside pykan's L-BFGS. */
@Command(
    name = "fit",
    description = {
      "Fit exp(sin(pi x1) + x2^2) by a [2,5,1] network, here by second-order steps and with pykan"
          + " by L-BFGS, in turn, up to an RMSE of 1e-3 on test samples.",
      "kan begins where pykan does, at one random network; kan-first is the first such fit of the"
          + " process, while the JVM warms up; kan-starts searches for the best of many starts.",
      "The seconds are those until the first step with that error, and those of the whole fit."
    })
public final class FitCurvesCommand implements Callable<Integer> {
  private static final double ERROR = 1e-3;

  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private PeerOptions peers = new PeerOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many seeds, from 0 (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionCheck.require(spec, seeds >= 1, "--seeds", "1 or more", seeds);
    PrintWriter out = spec.commandLine().getOut();
    List<FitCurve> curves = new ArrayList<>();
    peers.runScript(
        "fit.py",
        script -> {
          out.printf(
              "%-11s %5s %12s %10s %10s%n",
              "learner", "seed", "to 1e-3, s", "in all, s", "test RMSE");
          curves.add(print(new HelloFit(0, ERROR).atFirst(), out));
          for (int seed = 0; seed < seeds; seed++) {
            HelloFit fit = new HelloFit(seed, ERROR);
            curves.add(print(fit.oneStart(), out));
            curves.add(print(fit.manyStarts(), out));
            curves.add(print(fit.byPykan(script), out));
          }
        });
    OptionalDouble here = medianSeconds(HelloFit.ONE_START, curves);
    OptionalDouble there = medianSeconds(HelloFit.PYKAN, curves);
    if (here.isPresent() && there.isPresent()) {
      out.printf(
          Locale.ROOT,
          "%nmedians %.3f s and %.1f s: %.0f times faster%n",
          here.getAsDouble(),
          there.getAsDouble(),
          there.getAsDouble() / here.getAsDouble());
    }
    peers.draw(file -> FitCurveChart.write(curves, file));
    options.writeJson(new Results(Machine.current(), curves));
    return 0;
  }

  /** Returns the median of a learner's times until the error, empty if it never was reached. */
  static OptionalDouble medianSeconds(String learner, List<FitCurve> curves) {
    double[] seconds =
        curves.stream()
            .filter(curve -> curve.learner().equals(learner))
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
        "%-11s %5d %12s %10.3f %10.2e%n",
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
