// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SimplificationPropertiesTest {
  private static final int POINTS = 8;

  @Property(seed = "20261124", tries = 5000)
  void preservesValues(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
    Expression expression = RandomExpressions.of(seed, depth);
    Expression simplified = expression.simplify();
    Random random = new Random(seed);
    for (int p = 0; p < POINTS; p++) {
      Map<String, Double> point = point(random);
      Optional<BoundedValue> value = BoundedValue.of(expression, point);
      if (value.isPresent()) {
        double bound =
            value.get().error()
                + BoundedValue.of(simplified, point).map(BoundedValue::error).orElse(0.0);
        assertThat(simplified.evaluate(point))
            .as("%s at %s as %s", expression, point, simplified)
            .isCloseTo(value.get().value(), within(10 * bound + 1e-12));
      }
    }
  }

  @Property(seed = "20261124", tries = 5000)
  void isIdempotent(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
    Expression simplified = RandomExpressions.of(seed, depth).simplify();
    assertThat(simplified.simplify()).isEqualTo(simplified);
  }

  @Property(seed = "20261124", tries = 5000)
  void neverMakesExpressionsLonger(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
    Expression expression = RandomExpressions.of(seed, depth);
    assertThat(Size.of(expression.simplify()))
        .as("%s as %s", expression, expression.simplify())
        .isLessThanOrEqualTo(Size.of(expression));
  }

  private static Map<String, Double> point(Random random) {
    Map<String, Double> point = new HashMap<>();
    for (String name : RandomExpressions.VARIABLES) {
      point.put(name, random.nextInt(5) == 0 ? random.nextInt(5) - 2 : random.nextGaussian() * 2);
    }
    return point;
  }
}
