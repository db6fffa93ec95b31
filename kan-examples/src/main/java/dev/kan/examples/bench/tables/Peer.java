// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learner of Python that is trained in a process of its own.
 *
 * @param python the command that starts Python with scikit-learn and, for {@code ebm}, interpret
 * @param learner {@code linear}, {@code hgb} or {@code ebm}
 */
record Peer(String python, String learner) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Trains on one file and scores on another.
   *
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  TableScore score(BenchTable bench, boolean classes, int seed, Path train, Path test)
      throws IOException, InterruptedException {
    Path script = train.resolveSibling("peers.py");
    try (InputStream in = Peer.class.getResourceAsStream("peers.py")) {
      Files.write(script, in == null ? new byte[0] : in.readAllBytes());
    }
    List<String> command =
        List.of(
            python,
            script.toString(),
            train.toString(),
            test.toString(),
            bench.target(),
            "--task",
            classes ? "classification" : "regression",
            "--model",
            learner);
    Path log = train.resolveSibling("peer.log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      List<String> lines = Files.readAllLines(log);
      throw new IOException(
          "%s of %s failed: %s"
              .formatted(learner, python, lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
    }
    JsonNode scores = MAPPER.readTree(out.lines().reduce("", (first, second) -> second));
    return new TableScore(
        bench.name(),
        seed,
        learner,
        number(scores, "r2"),
        number(scores, "auc"),
        number(scores, "accuracy"),
        number(scores, "cross_entropy"),
        scores.path("seconds").asDouble());
  }

  private static @Nullable Double number(JsonNode scores, String name) {
    JsonNode value = scores.path(name);
    return value.isNumber() ? value.doubleValue() : null;
  }
}
