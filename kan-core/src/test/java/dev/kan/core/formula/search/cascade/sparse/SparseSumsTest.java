// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseSumsTest {
  private static final SparseSums SMALL = SparseSums.small(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3*x1*x2^2 - 0.5*x3",
        "x1*(1/x2 - 1)",
        "1 + x1 + 2*x1^0.5*cos(x2)",
        "cos(x1) + x2*cos(x1)^2",
        "(1 + x1^2 - 2*x1*cos(x2 - x3))^0.5",
        "1/(x1^2 + 0.3*x2)",
        "-(x1^2 + 2*x2)^-0.5",
        "x1*x2^1.5*exp(-0.7*x1/x2 + 0.1*x3)",
        "x1/(1 + x1*x2)",
        "(1 + x1*x2)/(1 + 3*x1)",
        "(2 - x1)/(5 - x2^2)^0.5",
        "0.4*x1 + (x2^2 + x1*x3)^0.5",
        "x1 - 2*x2 + 3*x3 - 4*x1*x3",
        "x1 + x2 - 3*x3 + x1*x2 - 0.5*x3^2",
        "arctan(x1/x2 + x3)",
        "log(x1 + x2*x3)",
        "x1*exp(x2) + 2*x3",
        "x3/(x1 - x2)^2 + x1",
        "x1*sin(x2*x3) - x2"
      })
  void findsItsOwnKindsOfLaws(String law) {
    assertThat(errorOnFreshRows(law, SMALL.search(problem(law, 200, 1), Effort.unlimited())))
        .isLessThan(1e-18);
  }

  @ParameterizedTest
  @CsvSource({"0.5*x1*sin(x2), arcsin", "0.3*x1 - 0.2/x2, arccos"})
  void findsLawsWithInverseFunctions(String inner, String function) {
    String law = function + "(" + inner + ")";
    assertThat(errorOnFreshRows(law, SMALL.search(problem(law, 200, 1), Effort.unlimited())))
        .isLessThan(1e-12);
  }

  @Test
  void findsALawInPhysicalUnits() {
    // columns of 1e25 and 1e-20, a target of 1e-60
    String law = "1e-70*x1*1e25*x2 + 3e-20*1e-20*x2^2*1e-20/x3";

    List<Candidate> found = SMALL.search(problem(law, 100, 2), Effort.unlimited());

    assertThat(errorOnFreshRows(law, found)).isLessThan(1e-18);
  }

  @Test
  void doesNotDependOnTheOrderOfColumnsNorOnIrrelevantOnes() {
    String law = "x1/x2 + 2*x1*cos(x2) + 0*x3";
    Problem problem = problem(law, 200, 3);
    List<Column> reversed = new ArrayList<>(problem.columns().subList(0, 2));
    Collections.reverse(reversed);
    Problem other = Problem.of(reversed, problem.target());

    assertThat(errorOnFreshRows(law, SMALL.search(other, Effort.unlimited()))).isLessThan(1e-18);
    assertThat(errorOnFreshRows(law, SMALL.search(problem, Effort.unlimited()))).isLessThan(1e-18);
  }

  @Test
  void findsTheSameOnAnyNumberOfThreads() {
    Problem problem = problem("x1 + x2*x3 + exp(sin(x1)*x2)", 60, 4);
    Effort alone = Effort.of(2_000_000_000L, () -> false);
    Effort several = Effort.of(2_000_000_000L, () -> false);

    List<Candidate> found = SparseSums.small(1).search(problem, alone);

    assertThat(found).isNotEmpty();
    assertThat(SparseSums.small(3).search(problem, several)).isEqualTo(found);
    assertThat(several.spent()).isEqualTo(alone.spent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2*x1 - x2*x3",
        "x1*x2 + 3*cos(x3)",
        "(x1^2 + 2*x2)^0.5",
        "5/(1 + x1*x2)",
        "x1/(1 + 0.7*x2*x3)",
        "exp(-2*(x1 - x2)^2)/x3"
      })
  void ranksTheTrueSumHighUnderNoise(String law) {
    Problem clean = problem(law, 150, 5);
    double[] targets = clean.target().raw().clone();
    double noise = 0.05 * deviation(targets);
    Random random = new Random(6);
    for (int row = 0; row < targets.length; row++) {
      targets[row] += noise * random.nextGaussian();
    }
    Problem noisy = Problem.of(clean.columns(), Column.of("y", targets)).withNoise(noise);

    SparseSums search = new SparseSums("small", 150, 90, 30, 1);
    List<Candidate> found = search.search(noisy, Effort.of(4_000_000_000L, () -> false));

    assertThat(found).anySatisfy(c -> assertThat(error(law, c.expression())).isLessThan(1e-3));
  }

  @Test
  void endsWhenItsEffortIsUsedUp() {
    Problem problem = problem("x1 + x2*x3 + exp(sin(x1)*x2)", 100, 7);
    Effort effort = Effort.of(30_000_000, () -> false);

    SMALL.search(problem, effort);

    assertThat(effort.spent()).isLessThanOrEqualTo(30_000_000);
    assertThat(SMALL.search(problem, Effort.of(1000, () -> false))).isEmpty();
    assertThat(SMALL.search(problem, Effort.of(Long.MAX_VALUE, () -> true))).isEmpty();
  }

  @Test
  void findsNothingWithoutColumnsOrWithAConstantTarget() {
    Column target = Column.of("y", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    assertThat(SMALL.search(Problem.of(List.of(), target), Effort.unlimited())).isEmpty();
    assertThat(SMALL.search(problem("0*x1", 50, 8), Effort.unlimited())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"600, 700, 80, 2", "600, 300, 400, 2", "600, 300, 14, 2", "600, 300, 80, 0"})
  void rejectsSettingsOutOfRange(int pairs, int triples, int quadruples, int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseSums("any", pairs, triples, quadruples, threads))
        .withMessageContaining("got");
  }

  private static double errorOnFreshRows(String law, List<Candidate> found) {
    assertThat(found).isNotEmpty();
    assertThat(found).isSortedAccordingTo(Candidate.BY_ERROR);
    return error(law, found.get(0).expression());
  }

  private static double error(String law, Expression formula) {
    Problem fresh = problem(law, 100, 99);
    return fresh.unexplained(fresh.values(formula));
  }

  /** Returns samples of a law with x1 up to 1.7, x2 up to 2, and x3 up to 2 if the law has it. */
  private static Problem problem(String law, int rows, int seed) {
    Random random = new Random(seed);
    double[][] values = new double[3][rows];
    for (int row = 0; row < rows; row++) {
      values[0][row] = 0.5 + 1.2 * random.nextDouble();
      values[1][row] = 0.5 + 1.5 * random.nextDouble();
      values[2][row] = 1 + random.nextDouble();
    }
    ImmutableList<Column> columns =
        ImmutableList.of(
            Column.of("x1", values[0]), Column.of("x2", values[1]), Column.of("x3", values[2]));
    List<Column> used = columns.subList(0, law.contains("x3") ? 3 : 2);
    Problem inputs = Problem.of(used, Column.of("y", new double[rows]));
    return Problem.of(used, Column.of("y", inputs.values(Expression.parse(law))));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
