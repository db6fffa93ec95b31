// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Cells that are texts, stripped of blanks at both ends; an empty one is missing. */
final class TextCells implements TableColumn {
  /** The characters that TensorFlow takes off texts too, so that a served model agrees. */
  private static final CharMatcher BLANKS = CharMatcher.anyOf(" \t\n\u000b\f\r");

  private final ImmutableList<String> values;

  TextCells(Collection<String> values) {
    this.values = values.stream().map(BLANKS::trimFrom).collect(ImmutableList.toImmutableList());
  }

  @Override
  public int rows() {
    return values.size();
  }

  @Override
  public boolean isMissing(int row) {
    return values.get(row).isEmpty();
  }

  @Override
  public double number(int row) {
    String text = text(row);
    return Optional.ofNullable(Doubles.tryParse(text))
        .filter(Double::isFinite)
        .orElseThrow(
            () -> new IllegalArgumentException("expected a number; got \"%s\"".formatted(text)));
  }

  @Override
  public String text(int row) {
    checkArgument(!isMissing(row), "the cell of row %s is missing", row);
    return values.get(row);
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public TableColumn select(int... rows) {
    return new TextCells(
        Arrays.stream(rows)
            .mapToObj(row -> values.get(checkElementIndex(row, values.size(), "row")))
            .toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextCells that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
