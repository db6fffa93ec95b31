// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.Variable;
import dev.kan.core.expression.notation.Layout.Applied;

/** Writes text that {@link dev.kan.core.expression.Expression#parse} reads. */
final class TextWriter extends LineWriter {
  @Override
  String name(String name) {
    return new Variable(name).inText();
  }

  @Override
  String raised(String base, String exponent) {
    return base + "^" + exponent;
  }

  @Override
  String function(Applied call) {
    return call.function().functionName();
  }
}
