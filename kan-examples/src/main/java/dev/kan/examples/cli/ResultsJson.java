// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The form in which results are written as JSON. */
public final class ResultsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ResultsJson() {}

  /**
   * Returns results as JSON text that ends with a line end.
   *
   * @param results a record, a map or a list of these; names of record components are converted to
   *     {@code snake_case}
   * @throws IllegalArgumentException if the results are none of these
   */
  public static String text(Object results) {
    try {
      return MAPPER.writeValueAsString(results) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }
}
