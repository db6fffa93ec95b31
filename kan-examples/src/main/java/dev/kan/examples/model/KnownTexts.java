// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import dev.kan.core.data.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The texts of a column that a model knows: its categories or classes. A text that is the same
 * number as one of them counts as it, since programs write {@code 1} and {@code 1.0} alike.
 */
final class KnownTexts {
  private final ImmutableSet<String> known;
  private final ImmutableMap<Double, String> byNumber;

  KnownTexts(List<String> texts) {
    known = ImmutableSet.copyOf(texts);
    ImmutableMap.Builder<Double, String> numbers = ImmutableMap.builder();
    texts.forEach(text -> number(text).ifPresent(number -> numbers.put(number, text)));
    byNumber = numbers.buildKeepingLast();
  }

  private static Optional<Double> number(String text) {
    return Optional.ofNullable(Doubles.tryParse(text));
  }

  boolean contains(String text) {
    return known.contains(text);
  }

  /** Returns the cells of a column in the spelling that is known; an empty text if missing. */
  List<String> spelled(TableColumn cells) {
    return IntStream.range(0, cells.rows())
        .mapToObj(row -> cells.isMissing(row) ? "" : spelled(cells.text(row)))
        .toList();
  }

  private String spelled(String text) {
    return known.contains(text) || byNumber.isEmpty()
        ? text
        : number(text).map(number -> byNumber.getOrDefault(number, text)).orElse(text);
  }

  @Override
  public String toString() {
    return known.toString();
  }
}
