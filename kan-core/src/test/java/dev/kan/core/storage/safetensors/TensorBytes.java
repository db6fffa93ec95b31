// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes files in the safetensors format, whole or with defects. */
final class TensorBytes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Elements> tensors = new LinkedHashMap<>();

  @SuppressWarnings("ArrayRecordComponent")
  private record Elements(int[] shape, double[] values) {}

  TensorBytes metadata(String name, String text) {
    metadata.put(name, text);
    return this;
  }

  TensorBytes tensor(String name, int[] shape, double... elements) {
    tensors.put(name, new Elements(shape, elements));
    return this;
  }

  TensorBytes filled(String name, double value, int... shape) {
    double[] elements = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.fill(elements, value);
    return tensor(name, shape, elements);
  }

  /** Adds knots 0, 1, 2 and so on for each input. */
  TensorBytes knots(String name, int inputs, int count) {
    return tensor(
        name,
        new int[] {inputs, count},
        IntStream.range(0, inputs * count).mapToDouble(i -> i % count).toArray());
  }

  TensorBytes without(String name) {
    tensors.remove(name);
    return this;
  }

  byte[] toBytes() {
    ObjectNode header = MAPPER.createObjectNode();
    if (!metadata.isEmpty()) {
      header.set("__metadata__", MAPPER.valueToTree(metadata));
    }
    long end = 0;
    for (Map.Entry<String, Elements> each : tensors.entrySet()) {
      long begin = end;
      end += (long) Double.BYTES * each.getValue().values().length;
      header
          .putObject(each.getKey())
          .put("dtype", "F64")
          .<ObjectNode>set("shape", MAPPER.valueToTree(each.getValue().shape()))
          .set("data_offsets", MAPPER.valueToTree(new long[] {begin, end}));
    }
    ByteBuffer data = ByteBuffer.allocate((int) end).order(ByteOrder.LITTLE_ENDIAN);
    tensors.values().forEach(each -> Arrays.stream(each.values()).forEach(data::putDouble));
    return bytes(header.toString(), data.array());
  }

  /** Returns a file of any header and data. */
  static byte[] bytes(String header, byte... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return bytes(text.length, text, data);
  }

  /** Returns a file that tells of any length of its header. */
  static byte[] bytes(long length, byte[] header, byte... data) {
    return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .put(data)
        .array();
  }

  Path write(Path directory) throws IOException {
    return Files.write(directory.resolve("model.safetensors"), toBytes());
  }
}
