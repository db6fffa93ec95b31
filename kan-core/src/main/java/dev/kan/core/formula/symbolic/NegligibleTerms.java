// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.data.Batch;
import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves out the terms of sums that are negligible on samples, measured by the largest absolute
 * value of each term.
 *
 * @param x the inputs of the samples, (samples, inputs)
 * @param variables the names of the inputs
 * @param share the share of the largest term of a sum below which a term is negligible
 */
record NegligibleTerms(Batch x, List<String> variables, double share) {
  Expression without(Expression expression) {
    if (expression instanceof Sum sum) {
      return sum(sum.terms().stream().map(this::without).toList());
    }
    if (expression instanceof Product product) {
      return new Product(product.factors().stream().map(this::without).toList());
    }
    if (expression instanceof Power power) {
      return without(power.base()).power(power.exponent());
    }
    if (expression instanceof Call call) {
      return without(call.argument()).into(call.function());
    }
    return expression;
  }

  private Expression sum(List<Expression> terms) {
    double[] sizes = terms.stream().mapToDouble(this::largest).toArray();
    double least = share * Arrays.stream(sizes).filter(Double::isFinite).max().orElse(0);
    // A term whose size is NaN is kept.
    return new Sum(
        IntStream.range(0, sizes.length)
            .filter(i -> !(sizes[i] < least))
            .mapToObj(terms::get)
            .toList());
  }

  private double largest(Expression term) {
    Compiled value = term.compile(variables);
    double largest = 0;
    for (int r = 0; r < x.rows(); r++) {
      largest = Math.max(largest, Math.abs(value.at(x.row(r))));
    }
    return largest;
  }
}
