// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves free factors of products into sums: {@code a*(x + b*y)/z} becomes {@code (a*x + c*y)/z}.
 * There are as many free constants, but others may be exact numbers.
 */
final class Distribution {
  private final OpenFormula formula;
  private final List<OpenFormula> found = new ArrayList<>();

  private Distribution(OpenFormula formula) {
    this.formula = formula;
  }

  /** Returns the formulas in which one factor has been moved. */
  static List<OpenFormula> of(OpenFormula formula) {
    Distribution distribution = new Distribution(formula);
    distribution.visit(formula.pattern());
    return distribution.found;
  }

  private void visit(Expression node) {
    if (node instanceof Product product) {
      Optional<Variable> factor =
          product.factors().stream().flatMap(each -> constant(each).stream()).findFirst();
      for (Expression each : product.factors()) {
        if (factor.isPresent() && each instanceof Sum sum) {
          distribute(product, factor.get(), sum);
        }
      }
    }
    node.parts().forEach(this::visit);
  }

  private void distribute(Product product, Variable factor, Sum sum) {
    Set<Variable> scaled = new HashSet<>();
    List<Expression> terms = new ArrayList<>();
    int units = 0;
    for (Expression term : sum.terms()) {
      Optional<Variable> own = constantOf(term);
      own.ifPresent(scaled::add);
      units += own.isPresent() ? 0 : 1;
      terms.add(own.isPresent() ? term : scaled(term, factor));
    }
    boolean isUnique = scaled.stream().allMatch(each -> occurrences(formula.pattern(), each) == 1);
    if (units == 1 && isUnique) {
      List<Expression> factors = new ArrayList<>(product.factors());
      factors.remove(factor);
      factors.set(factors.indexOf(sum), new Sum(terms));
      Expression changed = factors.size() == 1 ? factors.get(0) : new Product(factors);
      found.add(
          new OpenFormula(
              replaced(formula.pattern(), product, changed), scaled(scaled, factor.name())));
    }
  }

  private static Expression scaled(Expression term, Variable factor) {
    return term.equals(new Constant(1)) ? factor : factor.times(term);
  }

  private ImmutableMap<String, Double> scaled(Set<Variable> variables, String factor) {
    double scale = formula.value(factor);
    ImmutableMap.Builder<String, Double> values = ImmutableMap.builder();
    formula
        .constants()
        .forEach(
            (name, value) ->
                values.put(name, variables.contains(new Variable(name)) ? value * scale : value));
    return values.buildOrThrow();
  }

  private Optional<Variable> constantOf(Expression term) {
    return term instanceof Product product
        ? product.factors().stream().flatMap(each -> constant(each).stream()).findFirst()
        : constant(term);
  }

  private Optional<Variable> constant(Expression part) {
    return part instanceof Variable variable && formula.constants().containsKey(variable.name())
        ? Optional.of(variable)
        : Optional.empty();
  }

  private static int occurrences(Expression part, Variable variable) {
    int count = part.equals(variable) ? 1 : 0;
    for (Expression each : part.parts()) {
      count += occurrences(each, variable);
    }
    return count;
  }

  private static Expression replaced(Expression part, Expression from, Expression to) {
    return part == from ? to : Nodes.mapped(part, each -> replaced(each, from, to));
  }
}
