// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.data.Table;
import dev.kan.examples.bench.peer.PythonScript;
import dev.kan.examples.bench.peer.ScratchDirectory;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kan bench formulas}: the formulas of physical laws from samples of them. */
@Command(
    name = "formulas",
    description = {
      "Search the formula of each of 40 physical laws from samples of it. A law counts as found if"
          + " its formula leaves at most 1.19e-7 of the variance of 512 further samples"
          + " unexplained.",
      "A formula has the right structure if other values of its constants make it the law."
    })
public final class FormulasCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A directory of laws that is laid out as the included ones (default: these).")
  private @Nullable Path laws;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "The names of laws to search (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "512",
      description = "The number of samples to search with (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "The standard deviation of the noise as a share of the target's (default:"
              + " ${DEFAULT-VALUE}).")
  private double noise;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      defaultValue = "0",
      description = "The seeds of noise and search (default: ${DEFAULT-VALUE}).")
  private List<Integer> seeds = List.of();

  @Option(
      names = "--budget",
      paramLabel = "S",
      defaultValue = "60",
      description = "The seconds for each search (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--operon",
      description = "Search by genetic programming, too (pyoperon), for as long.")
  private boolean operon;

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "python3",
      description = "Starts a Python with pyoperon and pandas (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionCheck.require(spec, points >= 2, "--points", "2 or more", points);
    OptionCheck.require(spec, noise >= 0, "--noise", "0 or more", noise);
    OptionCheck.require(spec, budget >= 1, "--budget", "1 or more", budget);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Attempt.HEADINGS);
    List<Attempt> attempts = new ArrayList<>();
    Duration time = Duration.ofSeconds(budget);
    OwnSearch own = new OwnSearch(time);
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      Operon peer =
          new Operon(PythonScript.copied(python, Operon.class, "operon.py", directory), time);
      for (Law law : chosen()) {
        for (int seed : seeds) {
          Table samples = law.samples(points, noise, seed);
          attempts.add(print(own.search(law, samples, noise, seed), out));
          if (operon) {
            attempts.add(print(peer.search(law, samples, noise, seed), out));
          }
        }
      }
    }
    List<Tally> tallies = Tally.of(attempts);
    out.printf("%n%s%n", Tally.HEADINGS);
    tallies.forEach(each -> out.println(each.line()));
    options.writeJson(new Results(attempts, tallies));
    return 0;
  }

  private List<Law> chosen() throws IOException {
    List<Law> all = laws == null ? Law.included() : Law.in(laws);
    for (String name : only) {
      OptionCheck.require(
          spec,
          all.stream().anyMatch(law -> law.name().equals(name)),
          "--only",
          "one of " + all.stream().map(Law::name).toList(),
          name);
    }
    return only.isEmpty() ? all : all.stream().filter(law -> only.contains(law.name())).toList();
  }

  private static Attempt print(Attempt attempt, PrintWriter out) {
    out.println(attempt.line());
    out.flush();
    return attempt;
  }

  /** The results that {@code --json} writes. */
  @JsonPropertyOrder({"attempts", "tallies"})
  record Results(List<Attempt> attempts, List<Tally> tallies) {}
}
