// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.Table;
import java.util.Optional;

/**
 * Collects numbers, all of them with a decimal point or all with a decimal comma, and tells whether
 * their points may be between thousands.
 */
final class NumericCells implements Cells {
  private final boolean commasAllowed;
  private boolean points;
  private boolean commas;
  private boolean decimalPoints;
  private String ambiguous = "";
  private ImmutableDoubleArray.Builder numbers = ImmutableDoubleArray.builder();

  /** Creates a column, where a decimal comma is allowed or not. */
  NumericCells(boolean commasAllowed) {
    this.commasAllowed = commasAllowed;
  }

  @Override
  public void add(String text) {
    numbers.add(text.isEmpty() ? Double.NaN : number(text));
  }

  private double number(String text) {
    boolean comma = commasAllowed && Numbers.hasComma(text);
    double number = comma ? Numbers.parseComma(text) : Numbers.parse(text);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("expected a number; got " + CsvFile.quoted(text));
    }
    if (Double.isInfinite(number)) {
      throw new IllegalArgumentException("expected a finite number; got " + CsvFile.quoted(text));
    }
    commas |= comma;
    boolean point = !comma && text.indexOf('.') >= 0;
    points |= point;
    if (point && Numbers.isAmbiguous(text)) {
      ambiguous = ambiguous.isEmpty() ? text : ambiguous;
    } else {
      decimalPoints |= point;
    }
    if (commas && points) {
      throw new IllegalArgumentException(
          "expected a decimal %s, as in the rows above; got %s"
              .formatted(comma ? "point" : "comma", CsvFile.quoted(text)));
    }
    return number;
  }

  /** Returns true if there were decimal commas. */
  boolean hasCommas() {
    return commas;
  }

  /** Returns the first number whose point may be between thousands, if that holds for all. */
  Optional<String> ambiguous() {
    return decimalPoints || ambiguous.isEmpty() ? Optional.empty() : Optional.of(ambiguous);
  }

  @Override
  public void moveTo(Table.Builder table, String name) {
    table.numbers(name, numbers.build().toArray());
    numbers = ImmutableDoubleArray.builder();
  }
}
