// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import dev.kan.core.expression.Constant;
import dev.kan.core.expression.notation.Notation;
import java.util.Optional;

/**
 * A constant of a formula with what units tell about it.
 *
 * @param value the value in the formula
 * @param unit the unit, if the units of the columns determine it
 * @param name the name of its size, if it has a unit and is a product of physical constants
 */
public record ConstantUnit(double value, Optional<Dimension> unit, Optional<ConstantName> name) {
  private static final int DIGITS = 6;

  /** Returns true if the constant is a plain number or has a name. */
  public boolean isExplained() {
    return name.isPresent() || unit.equals(Optional.of(Dimension.NONE));
  }

  /**
   * Returns what is known about the size of the constant, for example {@code 1.11265e-17 = 1/c^2, c
   * the speed of light} or {@code 3.5 has the unit m s^-1}.
   */
  public String text() {
    String number = Notation.TEXT.of(new Constant(Math.abs(value)).round(DIGITS));
    return name.map(each -> number + " = " + each.text() + ", " + each.meaning())
        .or(() -> unit.map(each -> number + " has the unit " + each))
        .orElseGet(() -> number + " has a unit that is not determined");
  }
}
