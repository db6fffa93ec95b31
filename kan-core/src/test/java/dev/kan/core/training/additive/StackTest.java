// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackTest {
  private static final int ROWS = 200;

  private static Candidate candidate(Problem problem, double... outputs) {
    return new Candidate(
        "given",
        List.of(),
        () -> {
          throw new AssertionError("not asked for");
        },
        Batch.of(problem.outputs(), outputs),
        ImmutableDoubleArray.copyOf(losses(problem, outputs)));
  }

  private static double[] noisy(Problem problem, double factor, double noise, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] outputs = problem.samples().targets().toArray();
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = factor * outputs[i] + noise * random.gaussian();
    }
    return outputs;
  }

  private static double[] losses(Problem problem, double... outputs) {
    double[] targets = problem.samples().targets().toArray();
    int count = problem.outputs();
    double[] losses = new double[ROWS];
    for (int r = 0; r < ROWS; r++) {
      double[] row = Arrays.copyOfRange(outputs, r * count, (r + 1) * count);
      losses[r] = problem.response().loss(row, targets, r * count, new double[count]);
    }
    return losses;
  }

  private static double loss(Problem problem, double... outputs) {
    return Arrays.stream(losses(problem, outputs)).sum();
  }

  @Test
  void weightsOfNumbersAreTheBestOfAFineGrid() {
    Problem problem = TestProblems.of(Response.NUMBERS, ROWS, 1);
    double[][] outputs = {
      noisy(problem, 0.5, 1, 3), noisy(problem, 1, 0.8, 2), noisy(problem, 1, 0.6, 1)
    };
    Stack stack =
        Stack.of(problem, Arrays.stream(outputs).map(each -> candidate(problem, each)).toList());
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= 100; i++) {
      for (int j = 0; j <= 100 - i; j++) {
        double[] weights = {i / 100.0, j / 100.0, (100 - i - j) / 100.0};
        double[] sum =
            IntStream.range(0, outputs[0].length)
                .mapToDouble(
                    k ->
                        weights[0] * outputs[0][k]
                            + weights[1] * outputs[1][k]
                            + weights[2] * outputs[2][k])
                .toArray();
        best = Math.min(best, loss(problem, sum));
      }
    }
    assertThat(stack.weight(0) + stack.weight(1) + stack.weight(2)).isCloseTo(1, within(1e-12));
    assertThat(loss(problem, stack.outputs().toArray())).isBetween(0.99 * best, 1.001 * best);
  }

  @Test
  void aUselessCandidateHasNoWeight() {
    Problem problem = TestProblems.of(Response.NUMBERS, ROWS, 1);
    Stack stack =
        Stack.of(
            problem,
            List.of(
                candidate(problem, noisy(problem, 1, 0.1, 1)),
                candidate(problem, noisy(problem, -1, 1, 2))));
    assertThat(stack.weight(0)).isEqualTo(1);
    assertThat(stack.weight(1)).isZero();
  }

  @Test
  void theSimplerOneOfTwoThatAreAsGoodIsTaken() {
    Problem problem = TestProblems.of(Response.NUMBERS, ROWS, 1);
    double[] simple =
        Arrays.stream(problem.samples().targets().toArray()).map(each -> each + 0.1).toArray();
    // the residuals of every other row are smaller by a tenth, the others are greater
    double[] targets = problem.samples().targets().toArray();
    double[] complex = new double[targets.length];
    Arrays.setAll(
        complex,
        k -> targets[k] + (k / problem.outputs() % 2 == 0 ? 0.9 : 1.09) * (simple[k] - targets[k]));
    Stack stack =
        Stack.of(
            problem,
            Stream.of(simple, complex, noisy(problem, 1, 0.02, 2))
                .map(each -> candidate(problem, each))
                .toList());
    assertThat(candidate(problem, complex).gainOver(candidate(problem, simple))).isLessThan(0.5);
    assertThat(stack.weight(1)).isZero();
    assertThat(stack.weight(2)).isGreaterThan(0.5);
  }

  @Test
  void logitsThatSeparateTheClassesAreNotMadeCertain() {
    double[] logits = new double[ROWS];
    double[][] targets = new double[ROWS][1];
    for (int r = 0; r < ROWS; r++) {
      targets[r][0] = r % 4 == 0 ? 1 : 0;
      logits[r] = r % 4 == 0 ? 4 : -4;
    }
    Problem problem =
        new Problem(
            new Samples(Batch.of(1, logits), Batch.ofRows(targets)),
            List.of(TermKind.SMOOTH),
            List.of(0),
            Response.BINARY,
            Map.of());
    double[] scaled = Stack.of(problem, List.of(candidate(problem, logits))).outputs().toArray();
    // 50 rows of one class and 150 of the other: the best logit s has sigmoid(s) at the mean of the
    // smoothed targets
    double mean = (50 * 50.05 / 50.1 + 150 * 150.05 / 150.1) / 200;
    assertThat(scaled[0]).isCloseTo(Math.log(mean / (1 - mean)), within(1e-3));
  }

  @Test
  void logitsAreScaledToTheBestSlope() {
    SeededRandom random = new SeededRandom(4);
    double[] logits = IntStream.range(0, ROWS).mapToDouble(r -> 3 * random.gaussian()).toArray();
    double[][] targets = new double[ROWS][1];
    for (int r = 0; r < ROWS; r++) {
      targets[r][0] = random.uniform() < Response.sigmoid(logits[r] / 2) ? 1 : 0;
    }
    Problem problem =
        new Problem(
            new Samples(Batch.of(1, logits), Batch.ofRows(targets)),
            List.of(TermKind.SMOOTH),
            List.of(0),
            Response.BINARY,
            Map.of());
    double[] scaled = Stack.of(problem, List.of(candidate(problem, logits))).outputs().toArray();
    double slope = scaled[0] / logits[0];
    assertThat(slope).isBetween(0.3, 0.8);
    double least = loss(problem, scaled);
    for (double factor : new double[] {0.9, 1.1}) {
      double[] other = IntStream.range(0, ROWS).mapToDouble(r -> factor * scaled[r]).toArray();
      assertThat(loss(problem, other)).isGreaterThan(least);
    }
  }
}
