// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.TrainingResult;
import dev.kan.locale.DefaultLocales;
import dev.kan.tf.Precision;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Attacks predictions and fits with numbers of all sizes under various default locales. */
class ScalesAttackTest {
  private static final int SAMPLES = 100;

  @Test
  void predictsAsTheEvaluator() {
    Attack attack = Attack.named("predictions of all sizes");
    Random random = attack.random();
    for (int i = 0; i < Attack.attempts(40); i++) {
      Locale locale = pick(random, DefaultLocales.ALL);
      Class<? extends TFloating> type = pick(random, List.of(TFloat32.class, TFloat64.class));
      Kan kan = network(random);
      Batch inputs = inputs(random, kan, type);
      attack.attempt(
          "attempt " + i + ", " + locale + ", " + type.getSimpleName() + ", " + kan,
          () -> DefaultLocales.under(locale, () -> predict(kan, type, inputs)));
    }
    attack.report();
  }

  private static Void predict(Kan kan, Class<? extends TFloating> type, Batch inputs) {
    Batch exact = KanEvaluator.of(kan).evaluate(inputs);
    ErrorBound bound = new ErrorBound(kan, Precision.of(type).epsilon());
    try (KanPredictor predictor = KanPredictor.of(kan, type, RuntimeOptions.defaults())) {
      Batch predicted = predictor.predict(inputs);
      for (int row = 0; row < inputs.rows(); row++) {
        double[] bounds = bound.at(inputs.row(row));
        for (int c = 0; c < exact.columns(); c++) {
          assertClose(predicted.get(row, c), exact.get(row, c), bounds[c], inputs, row);
        }
        predictSingle(predictor, inputs.row(row), exact.row(row));
      }
    }
    return null;
  }

  /** Checks that numbers are close, where NaN equals NaN only. */
  private static void assertClose(
      double predicted, double exact, double bound, Batch inputs, int row) {
    boolean close = Math.abs(predicted - exact) <= bound;
    assertThat(close || Double.compare(predicted, exact) == 0)
        .as(
            "%s for %s within %s of %s",
            predicted, List.of(inputs.rows(row, row + 1).toArray()), bound, exact)
        .isTrue();
  }

  /** Checks that a prediction in single precision is right or names an output that is too large. */
  private static void predictSingle(KanPredictor predictor, double[] x, double... exact) {
    float[] single = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      single[i] = (float) x[i];
      if (!Float.isFinite(single[i])) {
        return;
      }
    }
    try {
      for (float each : predictor.predict(single)) {
        assertThat(Float.isFinite(each)).isTrue();
      }
    } catch (ArithmeticException e) {
      assertThat(Arrays.stream(exact).map(Math::abs).max().orElseThrow())
          .isGreaterThan(Float.MAX_VALUE / 2);
    }
  }

  @Test
  void fitsANetworkOrFailsWithAMessage() {
    Attack attack = Attack.named("fits of all sizes");
    Random random = attack.random();
    for (int i = 0; i < Attack.attempts(10); i++) {
      Locale locale = pick(random, DefaultLocales.ALL);
      Class<? extends TFloating> type = pick(random, List.of(TFloat32.class, TFloat64.class));
      Kan kan = network(random);
      Samples samples = samples(random, kan, type);
      TensorFlowTrainer.Builder trainer = TensorFlowTrainer.builder().precision(type).steps(3);
      if (random.nextBoolean()) {
        trainer.optimizer(Optimizer.lbfgs());
      } else {
        trainer.optimizer(Optimizer.adam(0.01));
      }
      attack.attempt(
          "attempt " + i + ", " + locale + ", " + type.getSimpleName() + ", " + kan,
          () -> DefaultLocales.under(locale, () -> fit(trainer.build(), kan, samples, type)));
    }
    attack.report();
  }

  private static Void fit(
      TensorFlowTrainer trainer, Kan kan, Samples samples, Class<? extends TFloating> type) {
    TrainingResult result = trainer.train(kan, Dataset.of(samples, samples));
    try (KanPredictor predictor = KanPredictor.of(result.kan(), type, RuntimeOptions.defaults())) {
      double[] predicted = predictor.predict(samples.inputs()).toArray();
      double[] exact = KanEvaluator.of(result.kan()).evaluate(samples.inputs()).toArray();
      for (int i = 0; i < exact.length; i++) {
        assertThat(Double.isNaN(predicted[i])).isEqualTo(Double.isNaN(exact[i]));
      }
    }
    return null;
  }

  private static Samples samples(Random random, Kan kan, Class<? extends TFloating> type) {
    double scale = magnitude(random, -30, type == TFloat32.class ? 30 : 300);
    double[] targets = new double[SAMPLES * kan.outputs()];
    for (int t = 0; t < targets.length; t++) {
      targets[t] = scale * random.nextGaussian();
    }
    return new Samples(inputs(random, kan, type), Batch.of(kan.outputs(), targets));
  }

  private static Kan network(Random random) {
    List<KanLayer> layers = new ArrayList<>();
    int inputs = 1 + random.nextInt(3);
    int depth = 1 + random.nextInt(2);
    for (int l = 0; l < depth; l++) {
      int outputs = 1 + random.nextInt(3);
      layers.add(layer(random, inputs, outputs));
      inputs = outputs;
    }
    return Kan.of(layers);
  }

  private static KanLayer layer(Random random, int inputs, int outputs) {
    int order = 1 + random.nextInt(4);
    int intervals = 1 + random.nextInt(8);
    boolean uniform = random.nextBoolean();
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      knots.add(knots(random, order, intervals, uniform));
    }
    LayerSpec spec =
        new LayerSpec(
            new Grid(knots),
            NodeLayout.sums(outputs),
            pick(random, List.of(BaseFunction.values())),
            pick(random, List.of(OutsideGrid.values())),
            Set.of());
    KanLayer layer = KanLayer.neutral(spec);
    for (ParameterKind kind : List.of(ParameterKind.COEFFICIENTS, ParameterKind.BASE_SCALE)) {
      double[] values = kind.neutralValues(spec);
      double scale = magnitude(random, -3, 3);
      for (int v = 0; v < values.length; v++) {
        values[v] = scale * random.nextGaussian();
      }
      layer = layer.with(kind, values);
    }
    return layer;
  }

  private static KnotVector knots(Random random, int order, int intervals, boolean uniform) {
    double step = magnitude(random, -3, 3);
    double[] knots = new double[intervals + 2 * order + 1];
    knots[0] = step * (random.nextInt(9) - 8 - order);
    for (int k = 1; k < knots.length; k++) {
      knots[k] = uniform ? knots[0] + k * step : knots[k - 1] + step * (0.3 + random.nextDouble());
    }
    return KnotVector.of(order, knots);
  }

  /** Returns numbers of the type inside, near and far outside the grids. */
  private static Batch inputs(Random random, Kan kan, Class<? extends TFloating> type) {
    boolean single = type == TFloat32.class;
    double[] x = new double[SAMPLES * kan.inputs()];
    for (int v = 0; v < x.length; v++) {
      double large = single ? magnitude(random, -45, 38.5) : magnitude(random, -323, 308);
      double size = random.nextBoolean() ? magnitude(random, -2, 2) : large;
      double value = random.nextBoolean() ? size : -size;
      x[v] = single ? (float) value : value;
    }
    return Batch.of(kan.inputs(), x);
  }

  private static double magnitude(Random random, double from, double to) {
    return Math.pow(10, from + (to - from) * random.nextDouble());
  }

  private static <E> E pick(Random random, List<E> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
