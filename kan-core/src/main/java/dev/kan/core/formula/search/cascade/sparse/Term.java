// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Column;
import java.util.List;

/**
 * One term of a dictionary: a monomial of the columns times an atom.
 *
 * @param exponents the exponent of each column, a multiple of one half
 * @param atom the atom
 */
record Term(ImmutableDoubleArray exponents, Atom atom) {
  /** Returns true if this is the constant 1. */
  boolean isOne() {
    return atom.degree() == 0 && exponents.stream().allMatch(exponent -> exponent == 0);
  }

  /** Returns the values of this term in some rows. */
  double[] values(PowerTable powers) {
    double[] values = new double[powers.rows().length()];
    for (int r = 0; r < values.length; r++) {
      values[r] = atom.valueAt(powers.rows().get(r));
    }
    for (int i = 0; i < exponents.length(); i++) {
      if (exponents.get(i) != 0) {
        double[] power = powers.of(i, exponents.get(i));
        for (int r = 0; r < values.length; r++) {
          values[r] *= power[r];
        }
      }
    }
    return values;
  }

  /** Returns a multiple of this term as a formula over the raw columns. */
  Expression times(double coefficient, List<Column> columns) {
    Expression product = atom.expression().times(coefficient);
    for (int i = 0; i < exponents.length(); i++) {
      if (exponents.get(i) != 0) {
        product = product.times(columns.get(i).variable().power(exponents.get(i)));
      }
    }
    return product;
  }
}
