// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermScreenTest {
  private final Problem problem =
      Law.of("a^2/b + 0.1*sin(a)").on("a", 0.5, 2).on("b", -1, 3).noisySample(120, 0.2, 7);
  private final double[] target = problem.target().scaled();

  @Test
  void findsTheTermThatExplainsMostOfAll() {
    ScreenedTerm best = TermScreen.of(problem).best(List.of(), target, 1, 4).get(0);

    assertThat(best.monomial()).isEqualTo(Monomial.of(2, -1));
    double[] values = best.values(problem);
    double along = LeastSquares.dot(values, target);
    double explained = along * along / LeastSquares.dot(values, values);
    double price = 2 * LeastSquares.dot(target, target) / target.length;
    assertThat(best.gain()).isCloseTo(explained - 3 * price, within(1e-9 * explained));
  }

  @Test
  void explainsWhatOtherTermsLeave() {
    double[] first = Monomial.of(2, -1).values(problem);
    double length = Math.sqrt(LeastSquares.dot(first, first));
    double[] direction = new double[first.length];
    double[] rest = target.clone();
    for (int row = 0; row < first.length; row++) {
      direction[row] = first[row] / length;
    }
    double share = LeastSquares.dot(direction, rest);
    for (int row = 0; row < first.length; row++) {
      rest[row] -= share * direction[row];
    }
    ScreenedTerm second = TermScreen.of(problem).best(List.of(direction), rest, 1, 4).get(0);

    double[] residual = target.clone();
    LeastSquares.of(List.of(first, second.values(problem))).solve(residual);
    double gain = LeastSquares.dot(rest, rest) - LeastSquares.dot(residual, residual);
    assertThat(second.gain()).isLessThan(gain).isGreaterThan(0);
  }

  @Test
  void countsTheTermsUpToADegree() {
    long few = TermScreen.of(problem).size(1);

    // 1, and each column to the powers of -1, -1/2, 1/2 and 1; sin and cos of both columns and of
    // their difference to the powers of 1, 2 and -1, or none
    assertThat(few).isEqualTo(13 * (1 + 6 * 3));
  }
}
