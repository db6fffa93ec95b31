// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.data.TableSplit;
import dev.kan.core.storage.csv.TableWriter;
import dev.kan.examples.bench.peer.PythonScript;
import dev.kan.examples.bench.peer.ScratchDirectory;
import java.io.IOException;
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
  /**
   * Trains on some rows of a table and scores on the others.
   *
   * @param directory where to write files
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  TableScore score(
      BenchTable bench, boolean classes, int seed, TableSplit split, ScratchDirectory directory)
      throws IOException, InterruptedException {
    Path train = directory.path().resolve("train.csv");
    Path test = directory.path().resolve("test.csv");
    TableWriter.write(split.train(), train);
    TableWriter.write(split.test(), test);
    JsonNode scores =
        PythonScript.copied(python, Peer.class, "peers.py", directory)
            .run(
                List.of(
                    train.toString(),
                    test.toString(),
                    bench.target(),
                    "--task",
                    classes ? "classification" : "regression",
                    "--model",
                    learner));
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
