// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static dev.kan.core.expression.StandardFunction.ABS;
import static dev.kan.core.expression.StandardFunction.EXP;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Simplifies powers whose base is simplified already. {@code (u^a)^b} becomes {@code u^(a b)} if b
 * is whole, a is not whole, or a is odd. If a is even and b is not whole, it becomes {@code |u|^(a
 * b)}. So {@code (x^2)^0.5} is {@code |x|}, and {@code (x^0.5)^2} is x, which has a value for
 * negative x too.
 */
final class PowerRules {
  private PowerRules() {}

  static Expression power(Expression base, double exponent) {
    if (exponent == 0) {
      return new Constant(1);
    }
    if (exponent == 1) {
      return base;
    }
    if (base instanceof Constant constant) {
      return ofConstant(constant, exponent);
    }
    if (base instanceof Power power) {
      return ofPower(power, exponent);
    }
    if (base instanceof Product product) {
      return ofProduct(product, exponent);
    }
    if (base instanceof Call call) {
      return ofCall(call, exponent);
    }
    boolean turned = base instanceof Sum && Numbers.isEven(exponent) && Signs.isNegative(base);
    return new Power(turned ? Signs.negated(base) : base, exponent);
  }

  private static Expression ofConstant(Constant base, double exponent) {
    Expression power = new Power(base, exponent);
    double value = power.compile(ImmutableList.of()).at();
    boolean exact = base.value() == 0 ? Double.isFinite(value) : Numbers.keepsDigits(value);
    return exact ? new Constant(value) : power;
  }

  private static boolean isExact(Constant base, double exponent) {
    return power(new Constant(Math.abs(base.value())), exponent) instanceof Constant;
  }

  private static Expression ofPower(Power inner, double outer) {
    double exponent = Numbers.product(inner.exponent(), outer);
    if (exponent == 0 || !Double.isFinite(exponent)) {
      return new Power(inner, outer);
    }
    boolean absolute =
        !Numbers.isWhole(outer) && Numbers.isEven(inner.exponent()) && !Numbers.isEven(exponent);
    return power(absolute ? CallRules.call(ABS, inner.base()) : inner.base(), exponent);
  }

  private static Expression ofProduct(Product base, double exponent) {
    boolean splits =
        Numbers.isWhole(exponent) || base.factors().stream().allMatch(Signs::isNeverNegative);
    List<Expression> outside = new ArrayList<>();
    List<Expression> inside = new ArrayList<>();
    for (Expression factor : base.factors()) {
      if (factor instanceof Constant constant && !isExact(constant, exponent)) {
        return new Power(base, exponent);
      }
      if (splits || Signs.isPositive(factor)) {
        outside.add(power(factor, exponent));
      } else if (factor instanceof Constant constant && constant.value() < 0) {
        outside.add(power(new Constant(-constant.value()), exponent));
        inside.add(new Constant(-1));
      } else {
        inside.add(factor);
      }
    }
    if (inside.size() == base.factors().size() && outside.stream().allMatch(PowerRules::isOne)) {
      return new Power(base, exponent);
    }
    if (!inside.isEmpty()) {
      outside.add(rest(inside, exponent));
    }
    return ProductRules.product(outside);
  }

  private static Expression rest(List<Expression> inside, double exponent) {
    return inside.size() == 1
        ? power(inside.get(0), exponent)
        : new Power(new Product(inside), exponent);
  }

  private static boolean isOne(Expression expression) {
    return expression.equals(new Constant(1));
  }

  private static Expression ofCall(Call base, double exponent) {
    if (base.function() == ABS && Numbers.isEven(exponent)) {
      return power(base.argument(), exponent);
    }
    Expression power = new Power(base, exponent);
    if (base.function() == EXP) {
      Expression argument = ProductRules.product(List.of(new Constant(exponent), base.argument()));
      Expression merged = CallRules.call(EXP, argument);
      return Size.of(merged) <= Size.of(power) ? merged : power;
    }
    return power;
  }
}
