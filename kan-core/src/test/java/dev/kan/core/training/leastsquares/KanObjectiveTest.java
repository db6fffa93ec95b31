// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.BinaryCrossEntropy;
import dev.kan.core.evaluation.metric.CrossEntropy;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.init.Initialiser;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KanObjectiveTest {
  private static final double STEP = 1e-6;

  static Stream<Kan> networks() {
    // the last one has more parameters than sums of single samples would be fast for
    KanSpec wide = KanSpec.builder(4, 8, 3).gridIntervals(9).build();
    return Stream.concat(
        RandomNetworks.all(), Stream.of(Initialiser.powerLaw().initialise(wide, 7)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theNormalEquationsOfSquaredLossAreThoseOfTheDenseJacobian(Kan kan) {
    Samples samples = samples(kan, 150, Loss.SQUARED_ERROR);
    double[] weights = IntStream.range(0, 150).mapToDouble(n -> n % 7).toArray();
    double total = Arrays.stream(weights).sum();
    KanObjective objective =
        KanObjective.of(kan, samples.withWeights(weights), Loss.SQUARED_ERROR)
            .withTerm(new Ridge(0.3));
    double[] point = objective.parameters().values();
    NormalEquations equations = objective.normalEquations(point);

    Batch jacobian = KanJacobian.of(kan, samples.inputs());
    double[] y = KanEvaluator.of(kan).evaluate(samples.inputs()).toArray();
    double[] t = samples.targets().toArray();
    double cost = 0.15 * Arrays.stream(point).map(p -> p * p).sum();
    for (int row = 0; row < y.length; row++) {
      cost +=
          weights[row / kan.outputs()]
              / total
              * (y[row] - t[row])
              * (y[row] - t[row])
              / kan.outputs();
    }
    assertThat(equations.cost()).isCloseTo(cost, within(1e-12 * cost));
    assertThat(objective.cost(point)).isCloseTo(cost, within(1e-12 * cost));
    for (int i = 0; i < point.length; i++) {
      double gradient = 0.3 * point[i];
      double[] products = new double[point.length];
      products[i] = 0.3;
      for (int row = 0; row < y.length; row++) {
        double factor =
            2 * weights[row / kan.outputs()] / total / kan.outputs() * jacobian.get(row, i);
        gradient += factor * (y[row] - t[row]);
        for (int j = 0; j < point.length; j++) {
          products[j] += factor * jacobian.get(row, j);
        }
      }
      assertThat(equations.gradient()[i]).isCloseTo(gradient, within(1e-11));
      for (int j = 0; j < point.length; j++) {
        assertThat(equations.matrix(i, j)).isCloseTo(products[j], within(1e-11));
      }
    }
  }

  static Stream<Loss> losses() {
    return Stream.concat(smoothLosses(), Stream.of(Loss.huber(0.7)));
  }

  static Stream<Loss> smoothLosses() {
    return Stream.of(Loss.SQUARED_ERROR, Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientAgreesWithCentralDifferences(Loss loss) {
    Kan kan = RandomNetworks.random(KanSpec.builder(2, 2, 3).gridIntervals(3).build(), 8);
    KanObjective objective = KanObjective.of(kan, samples(kan, 70, loss), loss);
    double[] point = objective.parameters().values();
    double[] gradient = objective.normalEquations(point).gradient();
    for (int p = 0; p < point.length; p++) {
      double difference =
          (objective.cost(RandomNetworks.perturbed(point, p, STEP))
                  - objective.cost(RandomNetworks.perturbed(point, p, -STEP)))
              / (2 * STEP);
      assertThat(gradient[p]).as("parameter %s", p).isCloseTo(difference, within(1e-8));
    }
  }

  /** Where the outputs are linear in the parameters the Gauss-Newton matrix is the Hessian. */
  @ParameterizedTest
  @MethodSource("smoothLosses")
  void theMatrixIsTheHessianOfALinearModel(Loss loss) {
    Kan kan =
        RandomNetworks.random(
            KanSpec.builder(2, 3).gridIntervals(2).freeze(ParameterKind.SPLINE_SCALE).build(), 9);
    KanObjective objective = KanObjective.of(kan, samples(kan, 70, loss), loss);
    double[] point = objective.parameters().values();
    NormalEquations equations = objective.normalEquations(point);
    for (int p = 0; p < point.length; p++) {
      double[] above = gradient(objective, RandomNetworks.perturbed(point, p, STEP));
      double[] below = gradient(objective, RandomNetworks.perturbed(point, p, -STEP));
      for (int q = 0; q < point.length; q++) {
        double difference = (above[q] - below[q]) / (2 * STEP);
        assertThat(equations.matrix(p, q)).isCloseTo(difference, within(1e-8));
      }
    }
  }

  private static double[] gradient(KanObjective objective, double[] point) {
    return objective.normalEquations(point).gradient();
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 1000", "3, 70"})
  void doesNotDependOnTheNumberOfThreads(int threads, int samples) {
    Kan kan = RandomNetworks.random(KanSpec.builder(2, 3, 2).build(), 10);
    KanObjective one =
        KanObjective.of(kan, samples(kan, samples, Loss.SQUARED_ERROR), Loss.SQUARED_ERROR);
    KanObjective other = one.withThreads(threads);
    double[] point = one.parameters().values();
    NormalEquations expected = one.withThreads(1).normalEquations(point);
    NormalEquations actual = other.normalEquations(point);
    assertThat(actual.cost()).isEqualTo(expected.cost());
    assertThat(actual.gradient()).isEqualTo(expected.gradient());
    for (int i = 0; i < point.length; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(actual.matrix(i, j)).isEqualTo(expected.matrix(i, j));
      }
    }
    assertThat(other.cost(point)).isEqualTo(one.withThreads(1).cost(point));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void obeysTheWeightsOfTheSamples(Loss loss) {
    Kan kan = RandomNetworks.random(KanSpec.builder(2, 2, 3).build(), 11);
    Samples once = samples(kan, 4, loss).withWeights(2, 0, 1, 3);
    Samples repeated = samples(kan, 4, loss).select(0, 0, 2, 3, 3, 3);
    KanObjective objective = KanObjective.of(kan, once, loss);
    KanObjective repeating = KanObjective.of(kan, repeated, loss);
    double[] point = objective.parameters().values();
    assertThat(objective.cost(point)).isCloseTo(repeating.cost(point), within(1e-14));
    assertThat(objective.cost(point)).isCloseTo(loss.mean(kan, once), within(1e-14));
    assertThat(gradient(objective, point))
        .containsExactly(gradient(repeating, point), within(1e-14));
  }

  @Test
  void rejectsWhatDoesNotFit() {
    Kan kan = RandomNetworks.random(KanSpec.builder(2, 1).build(), 1);
    Samples samples = samples(kan, 3, Loss.SQUARED_ERROR);
    KanObjective objective = KanObjective.of(kan, samples, Loss.SQUARED_ERROR);
    assertBad(
        () -> KanObjective.of(kan, samples, Loss.ABSOLUTE_ERROR), "need a loss with a curvature");
    assertBad(() -> objective.withThreads(0), "got 0");
    Samples far = samples.withTargets(Batch.of(1, 0.5, 1, 1.5));
    assertBad(() -> KanObjective.of(kan, far, Loss.BINARY_CROSS_ENTROPY), "row 2, column 0 is 1.5");
    Kan two = RandomNetworks.random(KanSpec.builder(2, 2).build(), 1);
    Samples notDistributed = samples.withTargets(Batch.of(2, 0, 1, 1, 1, 1, 0));
    assertBad(() -> KanObjective.of(two, notDistributed, Loss.CROSS_ENTROPY), "row 1 add up to 2");
    assertBad(
        () ->
            KanObjective.of(
                kan,
                new Samples(samples.inputs(), RandomNetworks.normal(3, 2, 1)),
                Loss.SQUARED_ERROR),
        "[rows, 1]");
    Kan frozen =
        RandomNetworks.random(
            KanSpec.builder(2, 1)
                .freeze(
                    ParameterKind.COEFFICIENTS,
                    ParameterKind.BASE_SCALE,
                    ParameterKind.SPLINE_SCALE)
                .build(),
            1);
    assertBad(() -> KanObjective.of(frozen, samples, Loss.SQUARED_ERROR), "no trainable parameter");
  }

  /** Half the squared length of the point, times a weight. */
  private record Ridge(double weight) implements CostTerm {
    @Override
    public double cost(double[] point) {
      return weight / 2 * Arrays.stream(point).map(each -> each * each).sum();
    }

    @Override
    public void addTo(double[] point, NormalEquations.Sum sum) {
      for (int i = 0; i < point.length; i++) {
        sum.addGradient(i, weight * point[i]);
        sum.addMatrix(i, i, weight);
      }
    }
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Samples samples(Kan kan, int rows, Loss loss) {
    Batch x = RandomNetworks.normal(rows, kan.inputs(), 21);
    double[] targets = RandomNetworks.normal(rows, kan.outputs(), 22).toArray();
    for (int i = 0; i < targets.length; i++) {
      if (loss instanceof BinaryCrossEntropy) {
        targets[i] = targets[i] > 0 ? 1 : 0;
      } else if (loss instanceof CrossEntropy) {
        targets[i] = i % kan.outputs() == i / kan.outputs() % kan.outputs() ? 1 : 0;
      }
    }
    return new Samples(x, Batch.of(kan.outputs(), targets));
  }
}
