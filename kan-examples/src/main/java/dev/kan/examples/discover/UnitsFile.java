// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.formula.units.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A JSON file of the units of columns: an object from the names of columns to units. A unit is a
 * text such as {@code m/s^2}, an array of the powers of m, s, kg, K and V, or an object with such a
 * text or array as its member {@code units}.
 */
final class UnitsFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String UNITS = "units";
  private static final int POWERS = 5;

  private UnitsFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param columns the columns of the table
   * @return the units of those columns that the file names
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not such a file or names another column; the message
   *     names the file, the column and what was expected
   */
  static Map<String, Dimension> read(Path file, List<String> columns) throws IOException {
    JsonNode root = root(file);
    checkArgument(
        root.isObject(), "%s: expected a JSON object from the names of columns to units", file);
    ImmutableMap.Builder<String, Dimension> units = ImmutableMap.builder();
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      String column = each.getKey();
      checkArgument(
          columns.contains(column),
          "%s: there is no column \"%s\"; the table has %s",
          file,
          column,
          columns);
      try {
        units.put(column, unit(each.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: column \"%s\": %s".formatted(file, column, e.getMessage()), e);
      }
    }
    return units.buildOrThrow();
  }

  private static JsonNode root(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s: expected JSON such as {\"x\": \"m\", \"t\": \"s\"}; %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  private static Dimension unit(JsonNode node) {
    JsonNode unit = node.isObject() && node.has(UNITS) ? node.get(UNITS) : node;
    if (unit.isTextual()) {
      return Dimension.parse(unit.textValue());
    }
    boolean isArray = unit.isArray() && unit.size() == POWERS;
    for (int i = 0; i < POWERS && isArray; i++) {
      isArray = unit.get(i).isNumber();
    }
    checkArgument(
        isArray,
        "expected a unit such as \"m/s^2\" or the powers of m, s, kg, K and V such as"
            + " [1, -2, 0, 0, 0]; got %s",
        unit);
    return new Dimension(
        unit.get(0).doubleValue(),
        unit.get(1).doubleValue(),
        unit.get(2).doubleValue(),
        unit.get(3).doubleValue(),
        unit.get(4).doubleValue());
  }
}
