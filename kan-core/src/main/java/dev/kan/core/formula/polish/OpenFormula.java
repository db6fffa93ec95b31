// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A formula whose free constants are variables, with the values of these constants.
 *
 * @param pattern the formula, in which each free constant is a variable, and a power with a free
 *     exponent p and base b is {@code exp(p log(b))}
 * @param constants the values by the name of the variable, in the order of occurrence
 */
record OpenFormula(Expression pattern, ImmutableMap<String, Double> constants) {
  private static final Constant ONE = new Constant(1);

  /**
   * Returns a formula, simplified, with all its constants free, except signs, exponents that are
   * small fractions and redundant constants. Constants with exactly the same value are one
   * constant, unless the value is so simple that this may be a coincidence.
   */
  static OpenFormula of(Expression formula) {
    Opening opening = new Opening(prefix(formula));
    Expression pattern = opening.open(IndependentConstants.of(formula.simplify()));
    return new OpenFormula(pattern, ImmutableMap.copyOf(opening.constants()));
  }

  /** Returns the beginning of the names of constants, with which no column begins. */
  private static String prefix(Expression formula) {
    String prefix = "#";
    for (String column : formula.variables()) {
      while (column.startsWith(prefix)) {
        prefix += "#";
      }
    }
    return prefix;
  }

  /** Returns the names of the free constants. */
  List<String> names() {
    return constants.keySet().asList();
  }

  /** Returns the values of the free constants. */
  double[] values() {
    return constants.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the value of a free constant. */
  double value(String name) {
    return requireNonNull(constants.get(name));
  }

  /** Returns this formula with other values of the free constants. */
  OpenFormula with(double[] values) {
    ImmutableMap.Builder<String, Double> changed = ImmutableMap.builder();
    for (int i = 0; i < values.length; i++) {
      changed.put(names().get(i), values[i]);
    }
    return new OpenFormula(pattern, changed.buildOrThrow());
  }

  /** Returns this formula with one of the free constants replaced by a fixed value. */
  OpenFormula fixing(String name, double value) {
    ImmutableMap.Builder<String, Double> others = ImmutableMap.builder();
    constants.forEach(
        (each, known) -> {
          if (!each.equals(name)) {
            others.put(each, known);
          }
        });
    return new OpenFormula(closed(pattern, ImmutableMap.of(name, value)), others.buildOrThrow());
  }

  /** Returns the formula with the values of its constants. */
  Expression closed() {
    return closed(pattern, constants);
  }

  /** Returns true if a constant is the exponent of a power. */
  boolean isExponent(String name) {
    Variable variable = new Variable(name);
    return occurs(pattern, part -> exponentOf(part).filter(variable::equals).isPresent());
  }

  /** Returns true if a constant is a factor of a product. */
  boolean isFactor(String name) {
    Variable variable = new Variable(name);
    return occurs(pattern, part -> part instanceof Product && part.parts().contains(variable));
  }

  private static boolean occurs(Expression part, Predicate<Expression> what) {
    return what.test(part) || part.parts().stream().anyMatch(each -> occurs(each, what));
  }

  /** Returns the variable p of {@code exp(p log(b))}. */
  private static Optional<Variable> exponentOf(Expression part) {
    return part instanceof Call call
            && call.function() == StandardFunction.EXP
            && call.argument() instanceof Product product
            && product.factors().size() == 2
            && product.factors().get(0) instanceof Variable exponent
            && product.factors().get(1) instanceof Call logarithm
            && logarithm.function() == StandardFunction.LOG
        ? Optional.of(exponent)
        : Optional.empty();
  }

  private static Expression closed(Expression part, Map<String, Double> values) {
    if (part instanceof Variable variable) {
      Double value = values.get(variable.name());
      return value == null ? part : new Constant(value);
    }
    Double exponent = exponentOf(part).map(each -> values.get(each.name())).orElse(null);
    if (exponent != null) {
      Expression logarithm = part.parts().get(0).parts().get(1);
      return closed(logarithm.parts().get(0), values).power(exponent);
    }
    Expression node = Nodes.mapped(part, each -> closed(each, values));
    return node instanceof Product product ? withoutOnes(product) : node;
  }

  private static Expression withoutOnes(Product product) {
    List<Expression> factors =
        product.factors().stream().filter(factor -> !factor.equals(ONE)).toList();
    return factors.size() == 1 ? factors.get(0) : new Product(factors);
  }
}
