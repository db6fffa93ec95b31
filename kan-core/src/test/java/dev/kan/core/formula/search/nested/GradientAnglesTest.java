// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.formula.search.cascade.Law;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientAnglesTest {
  private static final Problem PROBLEM =
      Law.of("a*b + 2*c").on("a", -1, 1).on("b", -1, 1).on("c", -1, 1).sample(50, 1);
  private static final List<Integer> ALL = List.of(0, 1, 2);

  /** Returns the gradient of sin(a b + 2 c) in the units of the terms. */
  private static double[][] gradient(List<InnerTerm> terms) {
    InnerTerm product = term(terms, "a*b");
    InnerTerm c = term(terms, "c");
    double[][] gradient = new double[PROBLEM.rows()][3];
    for (int row = 0; row < gradient.length; row++) {
      double outer = Math.cos(product.values()[row] + 2 * c.values()[row]);
      for (int i = 0; i < 3; i++) {
        gradient[row][i] = outer * (product.gradients()[i][row] + 2 * c.gradients()[i][row]);
      }
    }
    return gradient;
  }

  private static InnerTerm term(List<InnerTerm> terms, String formula) {
    var expression = dev.kan.core.expression.Expression.parse(formula);
    return terms.stream()
        .filter(term -> term.expression().equals(expression))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void coefficientsAreThoseOfTheInnerFunctionWhateverTheOuterOne() {
    List<InnerTerm> terms = InnerTerms.of(PROBLEM);
    List<InnerTerm> both = List.of(term(terms, "a*b"), term(terms, "c"));

    GradientAngles.Coefficients found = new GradientAngles(both, gradient(terms), ALL).of(0, 1);

    assertThat(found.values().get(1) / found.values().get(0)).isCloseTo(2, within(1e-5));
    assertThat(found.angle()).isLessThan(1e-12);
  }

  @Test
  void searchPrefersTheInnerFunctionToLongerOnes() {
    List<InnerTerm> terms = InnerTerms.of(PROBLEM);

    List<InnerFunction> found = InnerSearch.of(ALL, terms, gradient(terms));

    assertThat(found.get(0).terms()).extracting(InnerTerm::expression).hasSize(2);
    assertThat(found.get(0).withCoefficients(1, 0.5).coefficients())
        .isEqualTo(ImmutableDoubleArray.of(1, 0.5));
    assertThat(found.get(0).expression().variables()).containsExactlyInAnyOrder("a", "b", "c");
  }
}
