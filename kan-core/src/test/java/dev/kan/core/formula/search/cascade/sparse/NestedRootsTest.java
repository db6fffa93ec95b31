// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedRootsTest {
  private static final NestedRoots SEARCH = new NestedRoots(200, 2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x1*(1 + (1 + 0.5*x2/x1)^0.5)",
        "x1/x2*(2 - 3*cos(x3)*(1 + 0.2*x2^3/x1)^0.5)",
        "-x1*x2 + (0.3*x1^2*x2^2 + 1e20*x3)^0.5*1e-20*1e20",
        "x2^2*(1 + sin(x1 - x3)*(4 - 0.1*x1/x2)^0.5)"
      })
  void findsRootsNestedInSums(String law) {
    List<Candidate> found = SEARCH.search(problem(law, 100, 1), Effort.unlimited());

    Problem fresh = problem(law, 100, 2);
    assertThat(found).isNotEmpty().isSortedAccordingTo(Candidate.BY_ERROR);
    assertThat(fresh.unexplained(fresh.values(found.get(0).expression()))).isLessThan(1e-18);
  }

  @Test
  void findsTheSameOnAnyNumberOfThreads() {
    Problem problem = problem("x1/x2*(2 - 3*cos(x3)*(1 + 0.2*x2^3/x1)^0.5)", 50, 3);

    assertThat(new NestedRoots(100, 4).search(problem, Effort.unlimited()))
        .isNotEmpty()
        .isEqualTo(new NestedRoots(100, 1).search(problem, Effort.unlimited()));
  }

  @Test
  void findsNothingInOtherLawsNorUnderNoiseNorWithoutEffort() {
    Problem other = problem("exp(x1*x2) + sin(3*x3)", 50, 4);
    Problem law = problem("x1*(1 + (1 + 0.5*x2/x1)^0.5)", 50, 4);

    assertThat(SEARCH.search(other, Effort.unlimited())).isEmpty();
    assertThat(SEARCH.search(law.withNoise(0.1), Effort.unlimited())).isEmpty();
    assertThat(SEARCH.search(law, Effort.of(1000, () -> false))).isEmpty();
    assertThat(SEARCH.search(Problem.of(List.of(), law.target()), Effort.unlimited())).isEmpty();
  }

  /** Returns samples of a law with all columns from 0.5 to 2. */
  private static Problem problem(String law, int rows, int seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    for (String name : List.of("x1", "x2", "x3")) {
      columns.add(Column.of(name, random.doubles(rows, 0.5, 2).toArray()));
    }
    Problem inputs = Problem.of(columns, Column.of("y", new double[rows]));
    return Problem.of(columns, Column.of("y", inputs.values(Expression.parse(law))));
  }
}
