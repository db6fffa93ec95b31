// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.reproduce.Experiment.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan reproduce}, which compares published results with measured ones. */
@Command(
    name = "reproduce",
    description =
        "Measure published results again: met when the median over the seeds is as good as the bar"
            + " and no seed is stuck, its error within ten times the bar. The bar is the published"
            + " value unless that is no number or rounding errors.")
public final class ReproduceCommand implements Callable<Integer> {
  /** The experiments, in the order of the published table. */
  private static final List<Experiment> ALL =
      List.of(
          FitFunction.helloSplines(),
          FormulaFit.hello(),
          FitFunction.smallest(),
          new GridExtension(),
          new DeepFormula(),
          new ShallowFormula(),
          new TwoMoons(),
          new TwoMoonsFormula(),
          new SpecialBessel(),
          new Poisson(),
          new PoissonSymbolic(),
          new Continual(),
          FormulaFit.singularity(),
          FormulaFit.relativity(),
          FormulaFit.product(),
          new Attributed());

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Which ones (default: all).")
  private List<String> ids = List.of();

  @Option(
      names = "--first-seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private int firstSeed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many seeds in a row (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Override
  public Integer call() throws IOException {
    List<Experiment> chosen = chosen();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    out.println(Reproduction.HEADINGS);
    List<Reproduction> verdicts = new ArrayList<>();
    for (Experiment experiment : chosen) {
      Reproduction verdict = run(experiment, err);
      verdicts.add(verdict);
      out.println(verdict.row());
      out.flush();
    }
    options.writeJson(verdicts);
    return 0;
  }

  private Reproduction run(Experiment experiment, PrintWriter err) {
    long begin = System.nanoTime();
    List<Outcome> outcomes = new ArrayList<>();
    for (int n = 0; n < seeds; n++) {
      int seed = firstSeed + n;
      Outcome outcome = experiment.run(seed);
      outcomes.add(outcome);
      err.printf(
          Locale.ROOT,
          "%s, seed %d: %.3g (%s)%n",
          experiment.id(),
          seed,
          outcome.measured(),
          outcome.detail());
      err.flush();
    }
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return Reproduction.of(experiment, outcomes, seconds);
  }

  private List<Experiment> chosen() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1; got " + seeds);
    }
    if (firstSeed > Integer.MAX_VALUE - (seeds - 1)) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "the last seed must be at most %d; got --first-seed %d and --seeds %d",
              Integer.MAX_VALUE,
              firstSeed,
              seeds));
    }
    if (ids.isEmpty()) {
      return ALL;
    }
    return ids.stream().map(this::experiment).toList();
  }

  private Experiment experiment(String id) {
    return ALL.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no published result '%s'; there are %s"
                        .formatted(
                            id,
                            ALL.stream().map(Experiment::id).collect(Collectors.joining(", ")))));
  }
}
