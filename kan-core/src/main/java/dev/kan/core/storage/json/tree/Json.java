// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json.tree;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A value of a JSON document. */
public sealed interface Json {
  /**
   * An object.
   *
   * @param values the members, in order
   */
  record Fields(Map<String, Json> values) implements Json {
    /** Copies the members. */
    public Fields {
      values = ImmutableMap.copyOf(values);
    }

    /** Returns this object with one more member at the end. */
    public Fields with(String name, Json value) {
      return new Fields(
          ImmutableMap.<String, Json>builder().putAll(values).put(name, value).buildOrThrow());
    }

    /** Returns this object without a member. */
    public Fields without(String name) {
      ImmutableMap.Builder<String, Json> others = ImmutableMap.builder();
      values.forEach(
          (key, value) -> {
            if (!key.equals(name)) {
              others.put(key, value);
            }
          });
      return new Fields(others.buildOrThrow());
    }
  }

  /**
   * An array.
   *
   * @param values the elements
   */
  record Items(List<Json> values) implements Json {
    /** Copies the elements. */
    public Items {
      values = ImmutableList.copyOf(values);
    }
  }

  /** A text. */
  record Text(String value) implements Json {}

  /**
   * A number without fraction and exponent, however large.
   *
   * @param digits the decimal digits, after a minus sign if the number is negative
   */
  record Whole(String digits) implements Json {}

  /** Any other number. It is written as a text if it is not finite. */
  record Real(double value) implements Json {}

  /** The values {@code true}, {@code false} and {@code null}. */
  enum Literal implements Json {
    TRUE,
    FALSE,
    NULL
  }

  /** Returns a text. */
  static Json of(String text) {
    return new Text(text);
  }

  /** Returns a number without fraction. */
  static Json of(long number) {
    return new Whole(Long.toString(number));
  }

  /** Returns {@code true} or {@code false}. */
  static Json of(boolean condition) {
    return condition ? Literal.TRUE : Literal.FALSE;
  }

  /** Returns a number. */
  static Json of(double number) {
    return new Real(number);
  }

  /** Returns an array of numbers. */
  static Json of(double... numbers) {
    return items(Arrays.stream(numbers).boxed().toList(), Real::new);
  }

  /** Returns an array of arrays of numbers. */
  static Json of(double[][] rows) {
    return items(Arrays.asList(rows), Json::of);
  }

  /** Returns an array with an element for each of the values. */
  static <T> Json items(Collection<T> values, Function<T, Json> element) {
    return new Items(values.stream().map(element).toList());
  }

  /** Returns an object whose members are texts. */
  static Json texts(Map<String, String> texts) {
    ImmutableMap.Builder<String, Json> fields = ImmutableMap.builder();
    texts.forEach((name, text) -> fields.put(name, of(text)));
    return new Fields(fields.buildOrThrow());
  }
}
