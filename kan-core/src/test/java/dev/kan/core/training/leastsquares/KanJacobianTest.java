// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KanJacobianTest {
  private static final double STEP = 1e-6;

  static Stream<Kan> networks() {
    return RandomNetworks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithCentralDifferences(Kan kan) {
    Batch x = RandomNetworks.normal(40, kan.inputs(), 11);
    double[] jacobian = KanJacobian.of(kan, x).toArray();
    ParameterVector layout = ParameterVector.of(kan);
    double[] point = layout.values();
    for (int p = 0; p < point.length; p++) {
      double[] above = outputs(layout.with(RandomNetworks.perturbed(point, p, STEP)), x);
      double[] below = outputs(layout.with(RandomNetworks.perturbed(point, p, -STEP)), x);
      for (int row = 0; row < above.length; row++) {
        double difference = (above[row] - below[row]) / (2 * STEP);
        assertThat(jacobian[row * point.length + p])
            .as("row %s, parameter %s", row, p)
            .isCloseTo(difference, within(2e-7 * Math.max(1, Math.abs(difference))));
      }
    }
  }

  private static double[] outputs(Kan kan, Batch x) {
    return KanEvaluator.of(kan).evaluate(x).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void theDerivativesOfBaseFunctionsAgreeWithCentralDifferences(BaseFunction base) {
    for (double x = -5; x <= 5; x += 0.37) {
      double difference = (base.value(x + STEP) - base.value(x - STEP)) / (2 * STEP);
      assertThat(base.derivative(x)).isCloseTo(difference, within(1e-9));
    }
  }

  @Test
  void rejectsInputsOfTheWrongShapeOrNotFinite() {
    Kan kan = RandomNetworks.all().findFirst().orElseThrow();
    assertThatThrownBy(() -> KanJacobian.of(kan, Batch.of(3, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 3]");
    assertThatThrownBy(() -> KanJacobian.of(kan, Batch.of(2, 1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 is NaN");
  }
}
