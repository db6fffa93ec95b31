// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.notation.Layout.Digits;

/** Writes typeset formulas, with fraction bars and powers of ten. */
abstract class TypesetWriter extends Writer {
  @Override
  final Binding binding(Layout layout) {
    if (layout instanceof Digits digits) {
      Decimal decimal = Decimal.of(digits.value());
      if (decimal.exponent() != 0) {
        return decimal.isPowerOfTen() ? Binding.POWER : Binding.PRODUCT;
      }
    }
    return super.binding(layout);
  }
}
