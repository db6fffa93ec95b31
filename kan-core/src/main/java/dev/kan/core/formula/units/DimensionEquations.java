// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linear equations of unknown units, kept in reduced row echelon form. An equation is a form whose
 * value is {@link Dimension#NONE}. Not thread-safe.
 */
final class DimensionEquations {
  private static final double ROUNDING = 1e-9;

  private final int unknowns;
  private final List<Equation> equations = new ArrayList<>();

  DimensionEquations(int unknowns) {
    this.unknowns = unknowns;
  }

  /** A product of powers of unknown units and a known unit. */
  static final class Form {
    private final double[] exponents;
    private final Dimension known;

    private Form(double[] exponents, Dimension known) {
      this.exponents = exponents;
      this.known = known;
    }

    /** Returns this form times a power of another one. */
    Form times(Form other, double exponent) {
      double[] sum = exponents.clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += exponent * other.exponents[i];
      }
      return new Form(sum, known.times(other.known.power(exponent)));
    }

    private int largest() {
      int largest = 0;
      for (int i = 1; i < exponents.length; i++) {
        if (Math.abs(exponents[i]) > Math.abs(exponents[largest])) {
          largest = i;
        }
      }
      return largest;
    }

    private boolean isKnown() {
      return exponents.length == 0 || Math.abs(exponents[largest()]) <= ROUNDING;
    }
  }

  /** An equation that is solved for one of its unknowns, of which the exponent is 1. */
  private record Equation(int unknown, Form form) {}

  /** Returns the form of a known unit. */
  Form known(Dimension dimension) {
    return new Form(new double[unknowns], dimension);
  }

  /** Returns the form of an unknown unit. */
  Form unknown(int index) {
    Form form = known(Dimension.NONE);
    form.exponents[index] = 1;
    return form;
  }

  /** Returns a form with all unknowns replaced that other unknowns or known units express. */
  Form reduced(Form form) {
    Form reduced = form;
    for (Equation each : equations) {
      reduced = reduced.times(each.form(), -reduced.exponents[each.unknown()]);
    }
    return reduced;
  }

  /** Returns the unit of a form, if the equations determine it. */
  Optional<Dimension> value(Form form) {
    Form reduced = reduced(form);
    return reduced.isKnown() ? Optional.of(reduced.known) : Optional.empty();
  }

  /**
   * Adds the equation that a form has no unit, unless it contradicts the others.
   *
   * @return false if it contradicts them
   */
  boolean add(Form form) {
    Form reduced = reduced(form);
    if (reduced.isKnown()) {
      return reduced.known.equals(Dimension.NONE);
    }
    int unknown = reduced.largest();
    Form solved = known(Dimension.NONE).times(reduced, 1 / reduced.exponents[unknown]);
    equations.replaceAll(
        each ->
            new Equation(
                each.unknown(), each.form().times(solved, -each.form().exponents[unknown])));
    equations.add(new Equation(unknown, solved));
    return true;
  }
}
