// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.examples.bench.networks.BenchCase;
import dev.kan.examples.bench.networks.Measurement;
import dev.kan.examples.bench.networks.Times;
import dev.kan.examples.bench.peer.PythonScript;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kan bench peers}: steps and predictions beside those of libraries of Python. */
@Command(
    name = "peers",
    description = {
      "Time training steps (Adam, all samples, float32) and predictions (array to array) here and"
          + " with libraries of Python, in turn. Each time is the least of the rounds' medians.",
      "A step is to take no longer than that of the fastest peer with splines and at most 1.2 times"
          + " as long as that with Gaussians, a prediction no longer than that of the fastest"
          + " compiled peer.",
      "docs/performance.md tells how to install the peers."
    })
public final class PeersCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private PeerOptions peerOptions = new PeerOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "N",
      split = ",",
      description = "The numbers of the networks to time (default: all, 1 to 6).")
  private List<Integer> rows = IntStream.rangeClosed(1, BenchCase.ALL.size()).boxed().toList();

  @Option(
      names = "--peers",
      paramLabel = "NAME",
      split = ",",
      description = "The peers: ${COMPLETION-CANDIDATES} (default: all).",
      completionCandidates = PeerConverter.class,
      converter = PeerConverter.class)
  private List<NetworkPeer> peers = List.of(NetworkPeer.values());

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often to time each in a round (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "How often to take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final Map<String, String> versions = new TreeMap<>();
  private final Map<NetworkPeer, String> missing = new EnumMap<>(NetworkPeer.class);

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionCheck.require(spec, repetitions >= 1, "--repetitions", "1 or more", repetitions);
    OptionCheck.require(spec, rounds >= 1, "--rounds", "1 or more", rounds);
    for (int row : rows) {
      OptionCheck.require(
          spec,
          row >= 1 && row <= BenchCase.ALL.size(),
          "--rows",
          "1 to " + BenchCase.ALL.size(),
          row);
    }
    PrintWriter out = spec.commandLine().getOut();
    ComparisonTable table = new ComparisonTable(peers);
    List<Comparison> comparisons = new ArrayList<>();
    peerOptions.runScript(
        "networks.py",
        script -> {
          out.println(table.headings());
          for (int row : rows) {
            Comparison comparison = compare(BenchCase.ALL.get(row - 1), script);
            comparisons.add(comparison);
            out.println(table.row(row, comparison));
            out.flush();
          }
        });
    missing.forEach((peer, reason) -> out.printf(Locale.ROOT, "%n- %s: %s", peer.id(), reason));
    out.printf("%n%s", ComparisonTable.bars(comparisons));
    peerOptions.draw(file -> ComparisonChart.write(comparisons, file));
    options.writeJson(new Results(Machine.current(), versions, comparisons, missing));
    return 0;
  }

  /** Takes turns, so that whatever else the machine does slows down all alike. */
  private Comparison compare(BenchCase bench, PythonScript script) throws InterruptedException {
    List<Times> own = new ArrayList<>();
    Map<NetworkPeer, List<Times>> others = new EnumMap<>(NetworkPeer.class);
    for (int round = 1; round <= rounds; round++) {
      String turn = String.format(Locale.ROOT, "%s, round %d of %d: ", bench.name(), round, rounds);
      say(turn + "kan");
      own.add(Measurement.times(bench, repetitions));
      for (NetworkPeer peer : peers) {
        say(turn + peer.id());
        try {
          JsonNode result = peer.time(script, bench, repetitions);
          others
              .computeIfAbsent(peer, key -> new ArrayList<>())
              .add(
                  new Times(
                      result.path("step_ms").asDouble(), result.path("predict_ms").asDouble()));
          result
              .path("versions")
              .properties()
              .forEach(each -> versions.put(each.getKey(), each.getValue().asText()));
        } catch (IOException e) {
          missing.putIfAbsent(peer, String.valueOf(e.getMessage()));
        }
      }
    }
    Map<NetworkPeer, Times> best = new EnumMap<>(NetworkPeer.class);
    others.forEach((peer, times) -> best.put(peer, Times.best(times)));
    return new Comparison(bench.name(), Times.best(own), best);
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** The results that {@code --json} writes. */
  @JsonPropertyOrder({"machine", "versions", "rows", "missing"})
  record Results(
      Machine machine,
      Map<String, String> versions,
      List<Comparison> rows,
      Map<NetworkPeer, String> missing) {}
}
