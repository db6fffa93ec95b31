// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json.tree;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document, which can be read as one type only. Reading it as another type throws an
 * {@code IllegalArgumentException} that names the position.
 *
 * @param path the position, for example {@code layers[0].order}; empty for the document itself
 * @param value the value at the position
 */
public record JsonPlace(String path, Json value) {
  private static final int SHOWN = 60;

  /** Returns the names of the fields of this object, in order. */
  public Set<String> names() {
    return fields().keySet();
  }

  /** Returns this object if it has exactly the given fields, in any order. */
  public JsonPlace withFields(String... names) {
    Set<String> expected = ImmutableSet.copyOf(names);
    Set<String> actual = fields().keySet();
    for (String name : expected) {
      if (!actual.contains(name)) {
        throw new IllegalArgumentException(prefix() + "lacks the field \"" + name + "\"");
      }
    }
    for (String name : actual) {
      if (!expected.contains(name)) {
        throw new IllegalArgumentException(prefix() + "has an unknown field \"" + name + "\"");
      }
    }
    return this;
  }

  /** Returns a field that this object is known to have. */
  public JsonPlace field(String name) {
    return new JsonPlace(
        path.isEmpty() ? name : path + "." + name, fields().getOrDefault(name, Json.Literal.NULL));
  }

  private Map<String, Json> fields() {
    if (value instanceof Json.Fields object) {
      return object.values();
    }
    throw expected("an object");
  }

  /** Returns the elements of this array. */
  public List<JsonPlace> items() {
    if (value instanceof Json.Items array) {
      List<Json> values = array.values();
      return IntStream.range(0, values.size())
          .mapToObj(i -> new JsonPlace(path + "[" + i + "]", values.get(i)))
          .toList();
    }
    throw expected("an array");
  }

  /** Returns an element of this array. */
  public JsonPlace item(int index) {
    List<JsonPlace> items = items();
    if (index >= items.size()) {
      throw expected("an array of more than " + index + " elements");
    }
    return items.get(index);
  }

  /** Returns this text. */
  public String text() {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw expected("a text");
  }

  /** Returns the enum constant with this name, in upper or lower case. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String name = value instanceof Json.Text text ? text.value() : "";
    return Arrays.stream(constants)
        .filter(each -> Ascii.equalsIgnoreCase(each.name(), name))
        .findFirst()
        .orElseThrow(() -> expected("one of " + Arrays.toString(constants)));
  }

  /** Returns the texts by the names of this object's fields. */
  public Map<String, String> texts() {
    ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
    fields().keySet().forEach(name -> texts.put(name, field(name).text()));
    return texts.buildOrThrow();
  }

  /** Returns this condition. */
  public boolean bool() {
    if (value == Json.Literal.TRUE || value == Json.Literal.FALSE) {
      return value == Json.Literal.TRUE;
    }
    throw expected("true or false");
  }

  /** Returns this integer of 32 bits. */
  public int integer() {
    return value instanceof Json.Whole whole
        ? present(Ints.tryParse(whole.digits()), "an integer of 32 bits")
        : present(null, "an integer");
  }

  /** Returns this integer of 64 bits. */
  public long longInteger() {
    return value instanceof Json.Whole whole
        ? present(Longs.tryParse(whole.digits()), "an integer of 64 bits")
        : present(null, "an integer");
  }

  private <T> T present(@Nullable T number, String expected) {
    if (number == null) {
      throw expected(expected);
    }
    return number;
  }

  /** Returns this number; a text stands for one that is not finite. */
  public double number() {
    if (value instanceof Json.Real real) {
      return real.value();
    }
    if (value instanceof Json.Whole whole) {
      return Double.parseDouble(whole.digits());
    }
    // JSON has no such numbers
    if (value instanceof Json.Text text
        && Set.of("NaN", "Infinity", "-Infinity").contains(text.value())) {
      return Double.parseDouble(text.value());
    }
    throw expected("a number");
  }

  /** Returns the numbers of this array. */
  public double[] numbers() {
    return items().stream().mapToDouble(JsonPlace::number).toArray();
  }

  /** Returns the numbers of the arrays in this array. */
  public double[][] rows() {
    return items().stream().map(JsonPlace::numbers).toArray(double[][]::new);
  }

  private IllegalArgumentException expected(String type) {
    String shown = Ascii.truncate(JsonText.compact(value), SHOWN, "...");
    return new IllegalArgumentException(prefix() + "expected " + type + "; got " + shown);
  }

  private String prefix() {
    return path.isEmpty() ? "" : path + ": ";
  }
}
