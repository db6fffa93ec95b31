// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Funnel;
import com.google.common.hash.Hashing;
import com.google.common.hash.PrimitiveSink;
import dev.kan.core.storage.json.tree.Json;

/**
 * The checksum of a document: the SHA-256 of its content, in hexadecimal digits. White space and
 * the order of fields are ignored, and numbers are compared by value, since Java versions differ in
 * the digits that they write.
 */
final class Checksum {
  private static final Funnel<Json> CONTENT = (value, sink) -> put(value, sink);

  private Checksum() {}

  static String of(Json value) {
    return Hashing.sha256().hashObject(value, CONTENT).toString();
  }

  private static void put(Json value, PrimitiveSink sink) {
    if (value instanceof Json.Fields fields) {
      sink.putChar('{').putInt(fields.values().size());
      ImmutableSortedMap.copyOf(fields.values())
          .forEach(
              (name, field) -> {
                put('"', name, sink);
                put(field, sink);
              });
    } else if (value instanceof Json.Items items) {
      sink.putChar('[').putInt(items.values().size());
      items.values().forEach(item -> put(item, sink));
    } else if (value instanceof Json.Text text) {
      put('"', text.value(), sink);
    } else if (value instanceof Json.Whole whole) {
      put('i', whole.digits(), sink);
    } else if (value instanceof Json.Real real) {
      putReal(real.value(), sink);
    } else {
      put('?', Ascii.toLowerCase(value.toString()), sink);
    }
  }

  private static void putReal(double number, PrimitiveSink sink) {
    if (Double.isFinite(number)) {
      sink.putChar('d').putDouble(number);
    } else {
      // JSON has no such numbers: they are written and read as text
      put('"', Double.toString(number), sink);
    }
  }

  private static void put(char type, String text, PrimitiveSink sink) {
    sink.putChar(type).putInt(text.length()).putUnencodedChars(text);
  }
}
