// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  private static final Problem PROBLEM =
      Problem.of(
          List.of(Column.of("a", new double[] {1, 4}), Column.of("b", new double[] {2, 3})),
          Column.of("y", new double[] {1, 2}));

  /** Counted by hand: points of the lattice at that distance, with coordinates of at most 4. */
  @ParameterizedTest
  @CsvSource({"1, 0, 1", "1, 3, 2", "1, 5, 0", "2, 1, 4", "2, 2, 8", "2, 5, 16", "3, 2, 18"})
  void listsTheWholeExponentsOfADegree(int variables, int degree, int count) {
    List<ImmutableDoubleArray> exponents = Exponents.whole(variables, degree);

    assertThat(exponents).hasSize(count).doesNotHaveDuplicates();
    assertThat(exponents)
        .allSatisfy(e -> assertThat(e.stream().map(Math::abs).sum()).isEqualTo(degree));
  }

  @Test
  void halvesOneExponent() {
    assertThat(Exponents.withHalf(2, 1))
        .extracting(ImmutableDoubleArray::toArray)
        .containsExactlyInAnyOrder(
            new double[] {0.5, 0},
            new double[] {-0.5, 0},
            new double[] {0, 0.5},
            new double[] {0, -0.5});
  }

  @Test
  void startsWithTheSimplestTerms() {
    Atom sine = Atom.of(Expression.parse("sin(a)"), PROBLEM);

    List<Term> terms = Dictionary.of(2, List.of(Atom.one(PROBLEM), sine), 2000);

    assertThat(formulas(terms).limit(4)).containsExactly("1", "sin(a)", "b", "a");
    assertThat(formulas(terms))
        .contains("a/b^2", "b*sin(a)", "a^3*b", "1/sqrt(a)")
        .doesNotHaveDuplicates();
    assertThat(terms.get(0).isOne()).isTrue();
    assertThat(terms.get(1).isOne()).isFalse();
  }

  @Test
  void endsAtItsSize() {
    assertThat(Dictionary.of(2, List.of(Atom.one(PROBLEM)), 50)).hasSize(50);
  }

  @Test
  void evaluatesTermsAsTheirFormulas() {
    Atom sine = Atom.of(Expression.parse("sin(a*b)"), PROBLEM);
    PowerTable powers = new PowerTable(PROBLEM, ImmutableIntArray.of(1, 0));

    for (Term term : Dictionary.of(2, List.of(Atom.one(PROBLEM), sine), 300)) {
      double[] expected = PROBLEM.values(term.times(2.5, PROBLEM.columns()));
      double[] values = term.values(powers);
      assertThat(2.5 * values[0]).isCloseTo(expected[1], withPercentage(1e-10));
      assertThat(2.5 * values[1]).isCloseTo(expected[0], withPercentage(1e-10));
    }
  }

  private static Stream<String> formulas(List<Term> terms) {
    return terms.stream()
        .map(term -> term.times(1, PROBLEM.columns()).simplify())
        .map(Notation.TEXT::of);
  }
}
