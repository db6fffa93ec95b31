// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.data.TableSplit;
import dev.kan.examples.bench.peer.ScratchDirectory;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kan bench tables}: models from tables, trained without any choices, beside peers. */
@Command(
    name = "tables",
    description = {
      "Train on 70 %% of each table with default options and score on the rest, beside linear models,"
          + " gradient boosting (scikit-learn) and explainable boosting machines (interpret)."
    })
public final class TablesCommand implements Callable<Integer> {
  private static final double TEST_SHARE = 0.3;

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CSV",
      arity = "0..*",
      description = "Tables with their target in the last column (default: the six included ones).")
  private List<Path> files = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      defaultValue = "7",
      description = "The seeds of the splits (default: ${DEFAULT-VALUE}).")
  private List<Integer> seeds = List.of();

  @Option(
      names = "--peers",
      paramLabel = "NAME",
      split = ",",
      description = "Peers to train too, some of linear, hgb, ebm (default: none).")
  private List<String> peers = List.of();

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "python3",
      description = "Starts a Python with the peers' packages (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-18s %5s %-8s %8s %9s %9s %8s%n",
        "table", "seed", "learner", "auc/r2", "accuracy", "entropy", "seconds");
    List<TableScore> scores = new ArrayList<>();
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      for (BenchTable bench : tables()) {
        for (int seed : seeds) {
          scores.addAll(score(bench, seed, directory, out));
        }
      }
    }
    String reference = peers.contains("ebm") ? "ebm" : OwnLearner.NAME;
    List<Ranking> rankings = Ranking.of(scores, reference);
    out.printf(
        "%n%-8s %9s %22s %9s %9s%n",
        "learner", "mean rank", "level with " + reference, "entropy", "seconds");
    for (Ranking each : rankings) {
      out.printf(
          Locale.ROOT,
          "%-8s %9.2f %21.0f%% %9.4f %9.1f%n",
          each.learner(),
          each.meanRank(),
          100 * each.level(),
          each.crossEntropy(),
          each.seconds());
    }
    options.writeJson(new Results(scores, rankings));
    return 0;
  }

  private List<BenchTable> tables() throws IOException {
    List<BenchTable> tables = new ArrayList<>();
    for (Path file : files) {
      tables.add(BenchTable.of(file));
    }
    for (String name : files.isEmpty() ? BenchTable.INCLUDED : List.<String>of()) {
      tables.add(BenchTable.included(name));
    }
    return tables;
  }

  private List<TableScore> score(
      BenchTable bench, int seed, ScratchDirectory directory, PrintWriter out)
      throws IOException, InterruptedException {
    checkArgument(
        bench.table().rows() >= 10,
        "%s has %s rows; expected 10 or more",
        bench.name(),
        bench.table().rows());
    OwnLearner own = new OwnLearner(bench);
    TableSplit split = own.split(TEST_SHARE, seed);
    List<TableScore> scores = new ArrayList<>();
    scores.add(print(own.score(split, seed), out));
    for (String peer : peers) {
      scores.add(
          print(
              new Peer(python, peer).score(bench, own.isOfClasses(), seed, split, directory), out));
    }
    return scores;
  }

  private static TableScore print(TableScore score, PrintWriter out) {
    out.println(score.line());
    out.flush();
    return score;
  }

  /** The results that {@code --json} writes. */
  @JsonPropertyOrder({"scores", "rankings"})
  record Results(List<TableScore> scores, List<Ranking> rankings) {}
}
