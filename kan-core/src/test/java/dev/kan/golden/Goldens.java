// SPDX-License-Identifier: Apache-2.0
package dev.kan.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Streams;
import dev.kan.core.data.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the golden files of the Python peers from the test resources. */
public final class Goldens {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Goldens() {}

  /** The tree of one golden file, for example {@code "pykan/network-a.json"}. */
  public static JsonNode read(String path) {
    try (InputStream in = Goldens.class.getResourceAsStream("/golden/" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + path);
      }
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A nested array of numbers as one flat one, row-major. */
  public static double[] flat(JsonNode array) {
    return array.isNumber()
        ? new double[] {array.doubleValue()}
        : Streams.stream(array).flatMapToDouble(each -> Arrays.stream(flat(each))).toArray();
  }

  /** A nested array (rows, columns) as a batch. */
  public static Batch batch(JsonNode rows) {
    return Batch.of(rows.get(0).size(), flat(rows));
  }
}
