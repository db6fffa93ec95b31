// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.expression.Expression;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);

  private static Problem problem() {
    return Problem.of(
        List.of(
            Column.of("a", new double[] {1, 2, 3, 4}), Column.of("b", new double[] {5, 5, 6, 8})),
        Column.of("y", new double[] {10, 20, 30, 60}));
  }

  @Test
  void measuresErrorsAsAShareOfTheVariance() {
    // y = 10 a but for the last row, which is off by 20: 400 of 10^2 (2^2 + 1^2 + 0^2 + 3^2)
    assertThat(problem().unexplained(Expression.parse("10*a"))).isCloseTo(400.0 / 1400, ROUNDING);
    assertThat(problem().unexplained(Expression.constant(30))).isCloseTo(1, ROUNDING);
  }

  @Test
  void leavesOutRowsOfWeightZero() {
    assertThat(problem().withWeights(1, 1, 1, 0).unexplained(Expression.parse("10*a"))).isZero();
  }

  @Test
  void callsAFormulaWithoutValueInfinitelyWrong() {
    assertThat(problem().unexplained(Expression.parse("log(a - 1)"))).isInfinite();
  }

  @Test
  void dividesTheTargetByAFactor() {
    Problem reduced = problem().without(Expression.parse("a^2"), Set.of("a"));

    assertThat(reduced.columns().stream().map(Column::name)).containsExactly("b");
    assertThat(reduced.target().raw())
        .containsExactly(new double[] {10, 5, 30.0 / 9, 3.75}, ROUNDING);
  }

  @Test
  void fitsConstantsToTheSamples() {
    Candidate fitted = problem().withWeights(1, 1, 1, 0).refitted(Expression.parse("3*a"), "test");

    assertThat(fitted.unexplained()).isLessThan(1e-20);
    assertThat(fitted.stage()).isEqualTo("test");
  }

  @Test
  void scalesColumnsByAPowerOfTenNearTheirMedian() {
    Column column = Column.of("c", new double[] {2e-7, -3e-7, 4e-7});

    assertThat(column.scale()).isEqualTo(1e-7, Offset.offset(1e-20));
    assertThat(column.scaled()).containsExactly(new double[] {2, -3, 4}, Offset.offset(1e-9));
  }

  @Test
  void rejectsColumnsThatDoNotMatch() {
    Column y = Column.of("y", new double[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.of(List.of(Column.of("a", new double[] {1, 2, 3})), y))
        .withMessageContaining("expected 2 values in column \"a\"; got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Column.of("a", new double[] {1, Double.NaN}))
        .withMessageContaining("got NaN in row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem().without(Expression.parse("a - 2"), Set.of()))
        .withMessageContaining("row 1");
  }

  @Test
  void keepsResidualsWhenAFactorIsDividedOut() {
    Expression factor = Expression.parse("a^2");
    Expression rest = Expression.parse("b - 1");
    Problem noisy = problem().withNoise(2);

    Problem reduced = noisy.without(factor, Set.of("a"));

    double[] residuals = noisy.values(factor.times(rest));
    double[] reducedResiduals = reduced.values(rest);
    for (int row = 0; row < 4; row++) {
      double residual = (residuals[row] - noisy.target().raw()[row]) / noisy.noise();
      double weighted =
          Math.sqrt(reduced.weights()[row])
              * (reducedResiduals[row] - reduced.target().raw()[row])
              / reduced.noise();
      assertThat(weighted).isCloseTo(residual, Offset.offset(1e-12));
    }
  }

  @Test
  void tellsWhichTargetsStandOutFromTheNoise() {
    assertThat(problem().withNoise(5).clear()).containsExactly(false, true, true, true);
    // no more than 0.35 of the root mean square, which is 35.4
    assertThat(problem().withNoise(50).clear()).containsExactly(false, true, true, true);
    // a row of weight 1/4 has twice the noise
    assertThat(problem().withNoise(4).withWeights(1, 0.25, 1, 1).clear())
        .containsExactly(false, false, true, true);
  }
}
