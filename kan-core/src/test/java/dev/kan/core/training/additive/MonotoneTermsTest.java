// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonotoneTermsTest {
  private static double[] random(int count, int seed) {
    SeededRandom random = new SeededRandom(seed);
    return IntStream.range(0, count).mapToDouble(i -> random.gaussian()).toArray();
  }

  @Test
  void projectionKeepsTermsThatMeetTheConditionAndIsIdempotent() {
    Design design =
        Design.of(TestProblems.inputs(60, 2), TestProblems.KINDS, TestProblems.COLUMNS, 9);
    TermSpace space = TermSpace.curved(design, 1);
    MonotoneTerms monotone = new MonotoneTerms(space, Map.of(0, 1, 1, -1, 2, -1));
    double[] once = monotone.project(random(space.size(), 8));
    assertThat(monotone.penalty(once)).isCloseTo(0, within(1e-24));
    assertThat(monotone.project(once)).containsExactly(once, within(1e-10));
    assertThat(once[1]).isNotPositive();
  }

  @ParameterizedTest
  @EnumSource(
      value = Response.class,
      names = {"NUMBERS", "BINARY"})
  void predictionsNeverChangeTheWrongWayEvenOutsideTheRows(Response response) {
    for (int seed = 0; seed < 4; seed++) {
      Problem free = TestProblems.of(response, 120, seed);
      Problem problem =
          new Problem(
              free.samples(), free.kinds(), free.columns(), response, Map.of(0, 1, 1, -1, 2, -1));
      Learner learner = new Learner(problem, 3, seed, 2);
      List<Candidate> candidates =
          List.of(learner.linear(), learner.additive(), learner.twoLayers(10, share -> {}));
      for (Candidate candidate : candidates) {
        KanEvaluator network = KanEvaluator.of(Stack.of(problem, List.of(candidate)).network());
        assertRises(network, 0, 1, seed);
        assertRises(network, 1, -1, seed);
        assertRises(network, 2, -1, seed);
      }
    }
  }

  private static void assertRises(KanEvaluator network, int input, int direction, int seed) {
    for (int r = 0; r < 20; r++) {
      double[] row = TestProblems.inputs(1, 1000 * seed + r).row(0);
      double[][] rows = new double[200][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = row.clone();
        rows[i][input] = -6 + 12.0 * i / rows.length;
      }
      Batch outputs = network.evaluate(Batch.ofRows(rows));
      for (int o = 0; o < outputs.columns(); o++) {
        for (int i = 1; i < rows.length; i++) {
          double step = outputs.get(i, o) - outputs.get(i - 1, o);
          assertThat(direction * step).isGreaterThan(-1e-12);
        }
      }
    }
  }

  @Test
  void conditionsThatTheBestFitMeetsChangeNothing() {
    Problem free = TestProblems.of(Response.NUMBERS, 150, 3);
    Design design = Design.of(free.samples().inputs(), free.kinds(), free.columns(), 10);
    TermSpace space = TermSpace.curved(design, 1);
    double[] targets = free.samples().inputs().column(0);
    for (int r = 0; r < targets.length; r++) {
      targets[r] = Math.sinh(targets[r]);
    }
    double[] ones = new double[targets.length];
    Arrays.fill(ones, 1);
    RidgeProblem problem = RidgeProblem.of(space, Response.NUMBERS, targets, ones);
    RidgeFit fit = RidgeRegression.search(problem);
    RidgeFit risen = RidgeRegression.refit(problem, fit, new MonotoneTerms(space, Map.of(0, 1)));
    RidgeFit again = RidgeRegression.refit(problem, fit, new MonotoneTerms(space, Map.of()));
    assertThat(risen.terms().toArray()).containsExactly(again.terms().toArray(), within(1e-6));
  }
}
