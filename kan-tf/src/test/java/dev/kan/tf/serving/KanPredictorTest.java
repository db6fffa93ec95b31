// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat64;

class KanPredictorTest {
  private static final Kan KAN = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.ZERO, 3);
  private static final Batch INPUTS = TestNetworks.inputs(300, 2);

  @Test
  void predictsAsTheEvaluator() {
    Batch expected = KanEvaluator.of(KAN).evaluate(INPUTS);
    try (KanPredictor predictor = KanPredictor.of(KAN, TFloat64.class, RuntimeOptions.defaults())) {
      assertThat(predictor.predict(INPUTS).toArray())
          .containsExactly(expected.toArray(), within(1e-11));
    }
  }

  @Test
  void predictsWithFormulas() {
    Kan mixed = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.ZERO, 3);
    for (Kan kan : List.of(mixed, TestNetworks.formulas())) {
      Batch expected = KanEvaluator.of(kan).evaluate(INPUTS);
      try (KanPredictor exact = KanPredictor.of(kan, TFloat64.class, RuntimeOptions.defaults());
          KanPredictor single = KanPredictor.of(kan)) {
        assertThat(exact.predict(INPUTS).toArray())
            .containsExactly(expected.toArray(), within(1e-10));
        assertThat(single.predict(INPUTS.toFloatArray()))
            .containsExactly(expected.toFloatArray(), within(1e-3f));
      }
    }
  }

  @Test
  void acceptsFloatArrays() {
    float[] expected = KanEvaluator.of(KAN).evaluate(INPUTS).toFloatArray();
    try (KanPredictor predictor = KanPredictor.of(KAN)) {
      assertThat(predictor.predict(INPUTS.toFloatArray())).containsExactly(expected, within(2e-5f));
      assertThat(predictor.predict(0.5f, -0.5f)).hasSize(2);
    }
    try (KanPredictor predictor = KanPredictor.of(KAN, TFloat64.class, RuntimeOptions.defaults())) {
      assertThat(predictor.predict(INPUTS.toFloatArray())).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void predictsAsTheEvaluatorFarOutsideTheGrid() {
    Batch far = Batch.of(2, 3e38, 0.1, -3e38, -0.2, 1e37, -3.4e38, 1e30, 1e-45);
    for (OutsideGrid outside : OutsideGrid.values()) {
      for (BaseFunction base : BaseFunction.values()) {
        Kan kan = TestNetworks.everything(base, outside, 3);
        Batch expected = KanEvaluator.of(kan).evaluate(far);
        try (KanPredictor predictor = KanPredictor.of(kan)) {
          double[] predicted = predictor.predict(far).toArray();
          for (int i = 0; i < predicted.length; i++) {
            double exact = expected.toArray()[i];
            assertThat(predicted[i])
                .as("%s, %s, number %s", base, outside, i)
                .isCloseTo(exact, within(1e-3 * (1 + Math.abs(exact))));
          }
        }
      }
    }
  }

  @Test
  void rejectsNumbersTooLargeForSinglePrecision() {
    Kan steep =
        Kan.of(
            List.of(
                KanLayer.neutral(
                        KanSpec.builder(1, 1).base(BaseFunction.IDENTITY).build().layers().get(0))
                    .with(ParameterKind.BASE_SCALE, new double[] {1e3})));
    try (KanPredictor predictor = KanPredictor.of(steep);
        KanPredictor exact = KanPredictor.of(steep, TFloat64.class, RuntimeOptions.defaults())) {
      assertThatThrownBy(() -> predictor.predict(Batch.of(1, 1, -1e300)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the input must fit float32; row 1, column 0 is -1.0E300");
      assertThat(exact.predict(Batch.of(1, 1, -1e300)).get(1, 0)).isEqualTo(-1e303);
      assertThat(predictor.predict(Batch.of(1, 1e38)).get(0, 0)).isEqualTo(1e41);
      for (KanPredictor each : List.of(predictor, exact)) {
        assertThatThrownBy(() -> each.predict(0f, 1e38f))
            .isInstanceOf(ArithmeticException.class)
            .hasMessageStartingWith("the output must fit float32; row 1, column 0 is 9.99999");
      }
    }
    Kan large =
        Kan.of(List.of(steep.layer(0).with(ParameterKind.BASE_SCALE, new double[] {1e300})));
    assertThatThrownBy(() -> KanPredictor.of(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a constant of the graph must fit float32; got 1.0E300");
  }

  @Test
  void predictsTheSameInManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (KanPredictor predictor = KanPredictor.of(KAN)) {
      float[] expected = predictor.predict(INPUTS.toFloatArray());
      List<Callable<float[]>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(() -> predictor.predict(INPUTS.toFloatArray()));
      }
      for (Future<float[]> answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).containsExactly(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void closesSafelyDuringPredictions() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      KanPredictor predictor = KanPredictor.of(KAN);
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(
            threads.submit(
                () -> {
                  try {
                    return predictor.predict(INPUTS).rows() == INPUTS.rows();
                  } catch (IllegalStateException closed) {
                    return "the predictor is closed".equals(closed.getMessage());
                  }
                }));
      }
      predictor.close();
      predictor.close();
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
      assertThatThrownBy(() -> predictor.predict(INPUTS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the predictor is closed");
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void rejectsBadInputs() {
    try (KanPredictor predictor = KanPredictor.of(KAN)) {
      assertThatThrownBy(() -> predictor.predict(Batch.of(3, 1, 2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the input has shape [1, 3]; expected [rows, 2]");
      assertThatThrownBy(() -> predictor.predict(Batch.of(2, 1, Double.NaN)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("row 0, column 1 is NaN");
      assertThatThrownBy(() -> predictor.predict(1f, 2f, 3f))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("shape [samples, 2] with at least one sample; got 3 numbers");
      assertThatThrownBy(() -> predictor.predict(new float[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("got 0 numbers");
      assertThatThrownBy(() -> predictor.predict(1f, 2f, Float.NEGATIVE_INFINITY, 0f))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("row 1, column 0 is -Infinity");
    }
  }
}
