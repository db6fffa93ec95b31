// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/** Networks and data that the tests of fits share. */
final class FitProblems {
  private FitProblems() {}

  static Offset<Double> byOnePart(double in, double of) {
    return Offset.offset(of / in);
  }

  static Kan network(int seed, int... widths) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(widths).build(), seed);
  }

  static Dataset hello(int seed) {
    return UniformSampling.of(x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2)
        .seed(seed)
        .build();
  }

  static int[] rows(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  static double rootMeanSquare(Kan kan, Samples samples) {
    double[] y = KanEvaluator.of(kan).evaluate(samples.inputs()).toArray();
    double[] t = samples.targets().toArray();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - t[i]) * (y[i] - t[i]);
    }
    return Math.sqrt(sum / y.length);
  }

  /** A listener that receives the steps alone. */
  static TrainingListener onStep(Consumer<TrainingStep> action) {
    return new TrainingListener() {
      @Override
      public void onStep(TrainingStep step) {
        action.accept(step);
      }
    };
  }

  /** Returns all of a result but the time that it took. */
  static List<Object> outcome(TrainingResult result) {
    return List.of(
        result.kan(), result.evaluation(), result.stages(), result.stopReason(), result.warnings());
  }
}
