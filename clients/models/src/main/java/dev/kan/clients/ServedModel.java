// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A SavedModel with inputs and what plain Java computes from them.
 *
 * @param name the name of the model and of its directory
 * @param directory the directory of the SavedModel
 * @param inputs the inputs by name, exact in single precision
 * @param outputs the numbers expected, by name
 * @param texts the texts expected, by name
 */
public record ServedModel(
    String name,
    Path directory,
    Map<String, Cells> inputs,
    Map<String, Cells> outputs,
    Map<String, List<String>> texts) {
  /** The names of all models. */
  public static final List<String> NAMES =
      List.of("regression", "classes", "fitted", "symbolic", "products", "network");

  /** The largest difference that single precision explains, as a share of the largest number. */
  public static final double TOLERANCE = 1e-5;

  /** The directory of all models; a property of the build says where it is. */
  public static Path folder() {
    return Path.of(System.getProperty("clients.models", "../models/target/served"));
  }

  /** The file of formulas in the notation of SymPy. */
  public static Path formulas() {
    return folder().resolveSibling("formulas").resolve("formulas.json");
  }

  /** Reads a model's inputs and what is expected. */
  public static ServedModel read(String name) throws IOException {
    Path directory = folder().resolve(name);
    JsonNode json = new ObjectMapper().readTree(folder().resolve(name + ".json").toFile());
    Map<String, Cells> inputs = new LinkedHashMap<>();
    json.get("inputs").properties().forEach(e -> inputs.put(e.getKey(), Cells.of(e.getValue())));
    Map<String, Cells> outputs = new LinkedHashMap<>();
    json.get("outputs").properties().forEach(e -> outputs.put(e.getKey(), Cells.of(e.getValue())));
    Map<String, List<String>> texts = new LinkedHashMap<>();
    json.get("texts").properties().forEach(e -> texts.put(e.getKey(), texts(e.getValue())));
    return new ServedModel(name, directory, inputs, outputs, texts);
  }

  /**
   * Prints the largest difference of a client from plain Java.
   *
   * @throws AssertionError if single precision does not explain it
   */
  public static void accept(String client, String model, double difference) {
    accept(client, model, difference, TOLERANCE);
  }

  /**
   * Prints the largest difference of a client from plain Java.
   *
   * @throws AssertionError if it is larger than the tolerance
   */
  public static void accept(String client, String model, double difference, double tolerance) {
    System.out.printf(Locale.ROOT, "%s, %s: %.1e%n", client, model, difference);
    if (!(difference <= tolerance)) {
      throw new AssertionError(client + ", " + model + ": " + difference + " from plain Java");
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }
}
