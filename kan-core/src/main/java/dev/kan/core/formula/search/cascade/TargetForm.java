// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static dev.kan.core.expression.StandardFunction.ARCCOS;
import static dev.kan.core.expression.StandardFunction.ARCSIN;
import static dev.kan.core.expression.StandardFunction.ARCTAN;

import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of the raw target that may be simpler than the target itself.
 *
 * @param transform the function
 * @param inverse the formula of the target, from a formula of the transformed one
 */
record TargetForm(DoubleUnaryOperator transform, UnaryOperator<Expression> inverse) {
  private static final double LEAST_ANGLE = 0.3;
  private static final double ROUNDING = 1e-9;

  static final TargetForm IDENTITY = new TargetForm(y -> y, z -> z);
  private static final TargetForm SINE = new TargetForm(Math::sin, z -> z.into(ARCSIN));
  private static final TargetForm TANGENT = new TargetForm(Math::tan, z -> z.into(ARCTAN));
  private static final TargetForm COSINE = new TargetForm(Math::cos, z -> z.into(ARCCOS));

  /** Returns the target itself and, if it may be an angle, its sine, tangent and cosine. */
  static List<TargetForm> of(Column target) {
    List<TargetForm> forms = new ArrayList<>(List.of(IDENTITY));
    if (target.largest() > LEAST_ANGLE) {
      if (target.largest() <= Math.PI / 2 + ROUNDING) {
        forms.add(SINE);
        forms.add(TANGENT);
      }
      if (target.largest() <= Math.PI + ROUNDING) {
        forms.add(COSINE);
      }
    }
    return forms;
  }
}
