// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.data.Table;
import dev.kan.core.storage.csv.TableWriter;
import dev.kan.examples.bench.peer.PythonScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Genetic programming with Operon, in a process of Python.
 *
 * @param script the script that runs it
 * @param time how long each search takes
 */
record Operon(PythonScript script, Duration time) {
  static final String NAME = "operon";

  /**
   * Searches a formula.
   *
   * @param samples the samples to search with
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  Attempt search(Law law, Table samples, double noise, int seed)
      throws IOException, InterruptedException {
    Path train = script.file().resolveSibling("train.csv");
    Path test = script.file().resolveSibling("test.csv");
    TableWriter.write(samples, train);
    TableWriter.write(law.test(), test);
    JsonNode result =
        script.run(
            List.of(
                train.toString(),
                test.toString(),
                "--seconds",
                Long.toString(time.toSeconds()),
                "--seed",
                Integer.toString(seed)));
    return new Attempt(
        law.name(),
        NAME,
        noise,
        samples.rows(),
        seed,
        result.path("unexplained").asDouble(),
        null,
        result.path("complexity").asInt(),
        result.path("seconds").asDouble(),
        result.path("formula").asText());
  }
}
