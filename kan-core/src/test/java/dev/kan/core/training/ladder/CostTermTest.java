// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.leastsquares.CostTerm;
import dev.kan.core.training.leastsquares.NormalEquations;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostTermTest {
  private static final Kan KAN =
      Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).gridIntervals(3).build(), 3);
  private static final Batch X =
      UniformSampling.of(x -> x[0], 2).train(20).build().train().inputs();

  static Stream<CostTerm> terms() {
    return Stream.of(
        EdgeRidge.of(KAN, X, 0.7),
        new Roughness(KAN, 1, 0.7),
        new Roughness(KAN, 2, 0.7),
        new Roughness(KAN, 4, 0.7));
  }

  @ParameterizedTest
  @MethodSource("terms")
  void gradientAndMatrixAgreeWithCentralDifferences(CostTerm term) {
    double[] point = ParameterVector.of(KAN).values();
    NormalEquations at = equations(term, point);
    assertThat(at.cost()).isEqualTo(term.cost(point)).isPositive();
    double step = 1e-4;
    for (int p = 0; p < point.length; p++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[p] += step;
      below[p] -= step;
      double slope = (term.cost(above) - term.cost(below)) / (2 * step);
      assertThat(at.gradient()[p]).isCloseTo(slope, within(1e-9));
      double[] gradientAbove = equations(term, above).gradient();
      double[] gradientBelow = equations(term, below).gradient();
      for (int q = 0; q < point.length; q++) {
        double curvature = (gradientAbove[q] - gradientBelow[q]) / (2 * step);
        assertThat(at.matrix(p, q)).isCloseTo(curvature, within(1e-9));
      }
    }
  }

  private static NormalEquations equations(CostTerm term, double[] point) {
    NormalEquations.Sum sum = new NormalEquations.Sum(point.length);
    sum.addCost(term.cost(point));
    term.addTo(point, sum);
    return sum.build();
  }

  @Test
  void scalingOfTargetsGoesThereAndBack() {
    double[] targets = new double[40];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = 5e6 + 1e3 * Math.sin(i);
    }
    Samples samples = new Samples(X, Batch.of(2, targets));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 2).build(), 3);
    Scaling scaling = new NodeScaling(kan, TargetUnits.of(samples));
    double[] y = KanEvaluator.of(kan).evaluate(X).toArray();
    double[] scaled = KanEvaluator.of(scaling.start()).evaluate(X).toArray();
    double[] back = KanEvaluator.of(scaling.inUnits(scaling.start())).evaluate(X).toArray();
    double[] scaledTargets = scaling.scaled(samples).targets().toArray();
    double before = 0;
    double after = 0;
    for (int i = 0; i < y.length; i++) {
      assertThat(back[i]).isCloseTo(y[i], within(1e-8));
      before += Math.pow(y[i] - targets[i], 2);
      after += Math.pow(scaled[i] - scaledTargets[i], 2);
    }
    assertThat(scaling.lossInUnits(after)).isCloseTo(before, within(1e-9 * before));
  }
}
