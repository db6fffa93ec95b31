// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares Hessian matrices with differences of gradients, the cheaper diagonal and a closed form.
 */
class HessianEvaluatorTest {
  @ParameterizedTest
  @MethodSource("dev.kan.core.evaluation.DerivativeEvaluatorTest#kinds")
  void agreesWithDifferencesOfGradients(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = DerivativeEvaluatorTest.network(base, outside, order);
    Batch x = DerivativeEvaluatorTest.inputs();
    Hessians hessians = HessianEvaluator.of(kan).evaluate(x);
    Derivatives left = DerivativeEvaluator.of(kan).evaluate(moved(x, -1e-6));
    Derivatives right = DerivativeEvaluator.of(kan).evaluate(moved(x, 1e-6));
    for (int o = 0; o < 2; o++) {
      for (int n = 0; n < x.rows(); n++) {
        double mixed =
            (right.gradients().get(o).get(n, 0) - left.gradients().get(o).get(n, 0)) / 2e-6;
        assertThat(hessians.hessians().get(o).get(n, 1))
            .isCloseTo(mixed, within(1e-5 * Math.max(1, Math.abs(mixed))));
        assertThat(hessians.hessians().get(o).get(n, 2))
            .isEqualTo(hessians.hessians().get(o).get(n, 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kan.core.evaluation.DerivativeEvaluatorTest#kinds")
  void agreesWithTheDiagonalOfDerivativeEvaluator(
      BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = DerivativeEvaluatorTest.network(base, outside, order);
    Batch x = DerivativeEvaluatorTest.inputs();
    Hessians hessians = HessianEvaluator.of(kan).evaluate(x);
    Derivatives derivatives = DerivativeEvaluator.of(kan).evaluate(x);
    assertThat(hessians.value()).isEqualTo(derivatives.value());
    assertThat(hessians.gradients()).isEqualTo(derivatives.gradients());
    for (int o = 0; o < 2; o++) {
      Batch hessian = hessians.hessians().get(o);
      assertThat(Batch.ofColumns(hessian.column(0), hessian.column(3)))
          .isEqualTo(derivatives.secondDerivatives().get(o));
    }
  }

  @Test
  void agreesWithTheClosedFormOfAProduct() {
    KanSpec spec =
        KanSpec.builder(3, List.of(NodeLayout.of(0, 3))).base(BaseFunction.IDENTITY).build();
    KanLayer layer =
        KanLayer.neutral(spec.layers().get(0))
            .with(ParameterKind.BASE_SCALE, new double[] {1, 2, 0, 3, 0, 1, 0, 0, 1});
    // (x + 3 y) (2 x) (y + z)
    double x = 0.7;
    double y = -0.4;
    double z = 0.2;
    Hessians at =
        HessianEvaluator.of(Kan.of(List.of(layer))).evaluate(Batch.ofRows(new double[] {x, y, z}));
    double xy = 4 * x + 12 * y + 6 * z;
    double xz = 4 * x + 6 * y;
    assertThat(at.hessians().get(0).row(0))
        .containsExactly(
            new double[] {4 * (y + z), xy, xz, xy, 12 * x, 6 * x, xz, 6 * x, 0}, within(1e-13));
  }

  @Test
  void rejectsInvalidInputs() {
    HessianEvaluator evaluator =
        HessianEvaluator.of(Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 0));
    assertThatThrownBy(() -> evaluator.evaluate(Batch.of(3, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shape [1, 3]; expected [rows, 2]");
    assertThatThrownBy(() -> evaluator.evaluate(Batch.of(2, 1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0, column 1 is NaN");
  }

  private static Batch moved(Batch x, double by) {
    double[] second = x.column(1);
    for (int n = 0; n < second.length; n++) {
      second[n] += by;
    }
    return Batch.ofColumns(x.column(0), second);
  }
}
