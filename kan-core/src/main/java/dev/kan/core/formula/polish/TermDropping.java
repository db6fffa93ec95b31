// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Simpler variants of a node: without one of the terms of a sum or one of the factors of a product,
 * without a power or function around it, and with a fraction as the exponent.
 */
final class TermDropping implements Edits {
  @Override
  public List<Expression> of(Expression node) {
    if (node instanceof Sum sum) {
      return withoutOne(sum.terms(), Sum::new);
    }
    if (node instanceof Product product) {
      return withoutOne(product.factors(), Product::new);
    }
    if (node instanceof Power power) {
      return simplerPowers(power);
    }
    return node instanceof Call call ? List.of(call.argument()) : List.of();
  }

  private static List<Expression> withoutOne(
      List<Expression> parts, Function<List<Expression>, Expression> node) {
    List<Expression> variants = new ArrayList<>();
    for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
      List<Expression> others = new ArrayList<>(parts);
      others.remove(i);
      variants.add(others.size() == 1 ? others.get(0) : node.apply(others));
    }
    return variants;
  }

  private static List<Expression> simplerPowers(Power power) {
    List<Expression> variants = new ArrayList<>();
    variants.add(power.base());
    for (int denominator = 1; denominator <= Fractions.LARGEST_DENOMINATOR; denominator++) {
      double fraction = Fractions.nearest(power.exponent(), denominator);
      boolean isSimpler = Fractions.denominator(power.exponent()) > Fractions.denominator(fraction);
      if (isSimpler && fraction != 0 && fraction != 1) {
        variants.add(power.base().power(fraction));
      }
    }
    return variants;
  }
}
