// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.BoundedValue;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.RandomExpressions;
import dev.kan.core.expression.notation.Notation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionCompilerAttackTest {
  private static final ExpressionCompiler COMPILER =
      ExpressionCompiler.builder(RandomExpressions.VARIABLES.toArray(new String[0])).build();

  @Test
  void computesOrRejectsUnusualFormulas() {
    Attack attack = Attack.named("networks of formulas with odd numbers");
    int[] computed = new int[2];
    for (int i = 0; i < Attack.attempts(300); i++) {
      Expression expression =
          RandomExpressions.odd(attack.random().nextLong(), attack.random().nextInt(5));
      double[] x = attack.random().doubles(3, -1, 1).toArray();
      attack.attempt(
          Notation.EXACT_TEXT.of(expression) + " at " + x[0] + ", " + x[1] + ", " + x[2],
          () -> {
            Kan kan;
            try {
              kan = COMPILER.compile(expression);
            } catch (IllegalArgumentException e) {
              assertThat(e.getMessage())
                  .matches(
                      "(?s)(a network computes with finite numbers only|no grid fits).*|"
                          + "c f\\(a x \\+ b\\) \\+ d needs finite numbers.*");
              computed[1]++;
              return;
            }
            Map<String, Double> point = Map.of("x", x[0], "y", x[1], "x10", x[2]);
            Optional<BoundedValue> value = BoundedValue.of(expression, point);
            if (value.isPresent() && BoundedValue.of(expression.simplify(), point).isPresent()) {
              double result = KanEvaluator.of(kan).evaluate(Batch.of(3, x)).row(0)[0];
              double bound = 100 * value.get().error() + 1e-12;
              assertThat(result).isCloseTo(value.get().value(), within(bound));
              computed[0]++;
            }
          });
    }
    System.out.println("attack: computed " + computed[0] + ", refused " + computed[1]);
    attack.report();
    assertThat(computed[0]).isGreaterThan(Attack.attempts(50));
    assertThat(computed[1]).isGreaterThan(Attack.attempts(10));
  }
}
