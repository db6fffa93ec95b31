// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Funnel;
import com.google.common.hash.Hashing;
import com.google.common.hash.PrimitiveSink;

/**
 * The checksum of a document: SHA-256 over what it says, in hexadecimal digits. White space and the
 * order of members do not count, and numbers count by value, since Java versions differ in the
 * digits that they write.
 */
final class Checksum {
  private static final Funnel<JsonNode> CONTENT = (tree, sink) -> put(tree, sink);

  private Checksum() {}

  static String of(JsonNode tree) {
    return Hashing.sha256().hashObject(tree, CONTENT).toString();
  }

  private static void put(JsonNode node, PrimitiveSink sink) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        sink.putChar('{').putInt(node.size());
        for (String name : ImmutableSortedSet.copyOf(node.fieldNames())) {
          put('"', name, sink);
          put(node.get(name), sink);
        }
      }
      case ARRAY -> {
        sink.putChar('[').putInt(node.size());
        node.forEach(element -> put(element, sink));
      }
      case NUMBER -> putNumber(node, sink);
      case STRING -> put('"', node.textValue(), sink);
      default -> put('?', node.asText(), sink);
    }
  }

  private static void putNumber(JsonNode number, PrimitiveSink sink) {
    if (number.isIntegralNumber()) {
      put('i', number.asText(), sink);
    } else if (Double.isFinite(number.doubleValue())) {
      sink.putChar('d').putDouble(number.doubleValue());
    } else {
      // JSON has no such numbers: they are written, and read back, as text
      put('"', number.asText(), sink);
    }
  }

  private static void put(char type, String text, PrimitiveSink sink) {
    sink.putChar(type).putInt(text.length()).putUnencodedChars(text);
  }
}
