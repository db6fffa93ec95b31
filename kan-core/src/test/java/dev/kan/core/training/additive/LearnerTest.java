// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerTest {
  private static final int ROWS = 160;

  private static List<Candidate> candidates(Problem problem, int threads) {
    Learner learner = new Learner(problem, 4, 7, threads);
    return List.of(learner.linear(), learner.additive(), learner.twoLayers(10, share -> {}));
  }

  @ParameterizedTest
  @EnumSource(Response.class)
  void networkIsTheWeightedSumOfTheFunctions(Response response) {
    Problem problem = TestProblems.of(response, ROWS, 5);
    List<Candidate> candidates = candidates(problem, 2);
    Batch inputs = TestProblems.inputs(300, 77);
    double[] weights = {0.2, 0.3, 0.7};
    double[] expected = new double[300 * problem.outputs()];
    for (int c = 0; c < 3; c++) {
      List<FittedFunction> members = candidates.get(c).members();
      for (FittedFunction member : members) {
        double[] outputs =
            member.evaluate(member.shape().design().on(inputs), IntStream.range(0, 300).toArray());
        for (int i = 0; i < expected.length; i++) {
          expected[i] += weights[c] / members.size() * outputs[i];
        }
      }
    }
    List<FittedFunction> all =
        candidates.stream().flatMap(each -> each.members().stream()).toList();
    List<Double> factors =
        IntStream.range(0, all.size()).mapToObj(m -> weights[m / 4] / 4).toList();
    Kan kan = Assembly.sum(all, factors);
    assertThat(KanEvaluator.of(kan).evaluate(inputs).toArray())
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void curvesOfTheFirstLayerHaveMeanZeroOverTheRows() {
    Problem problem = TestProblems.of(Response.NUMBERS, ROWS, 5);
    Kan kan = Stack.of(problem, candidates(problem, 1)).network();
    for (int input : new int[] {0, 2}) {
      for (int node = 0; node < kan.layer(0).spec().outputs(); node++) {
        Edge edge = kan.edge(new EdgeIndex(0, input, node));
        double sum = 0;
        for (double x : problem.samples().inputs().column(input)) {
          sum += edge.applyAsDouble(x);
        }
        assertThat(sum / ROWS).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Problem problem = TestProblems.of(Response.BINARY, ROWS, 6);
    assertThat(Stack.of(problem, candidates(problem, 3)).network())
        .isEqualTo(Stack.of(problem, candidates(problem, 1)).network());
  }

  @Test
  void curvesBeatSlopesAndHiddenNodesBeatCurvesWhereInputsInteract() {
    Problem problem = TestProblems.of(Response.NUMBERS, 400, 8);
    List<Candidate> candidates = candidates(problem, 2);
    assertThat(candidates.get(1).loss()).isLessThan(0.8 * candidates.get(0).loss());
    assertThat(candidates.get(2).loss()).isLessThan(0.6 * candidates.get(1).loss());
  }

  @Test
  void outOfFoldOutputsAreThoseOfTheFunctionThatDidNotSeeTheRow() {
    Problem problem = TestProblems.of(Response.CLASSES, ROWS, 9);
    Candidate candidate = new Learner(problem, 4, 7, 1).additive();
    Folds folds = Folds.of(problem, 4, 7);
    for (int fold = 0; fold < folds.count(); fold++) {
      FittedFunction member = candidate.members().get(fold);
      for (int row : folds.heldOut(fold)) {
        assertThat(candidate.outputs().row(row))
            .containsExactly(member.evaluate(member.shape().design(), row), within(1e-12));
      }
    }
  }

  @Test
  void foldsHoldEveryRowOutOnceAndShareTheClasses() {
    Problem problem = TestProblems.of(Response.CLASSES, ROWS, 9);
    Folds folds = Folds.of(problem, 8, 1);
    int[] held = new int[ROWS];
    int[] ofFirstClass = new int[8];
    for (int fold = 0; fold < 8; fold++) {
      for (int row : folds.heldOut(fold)) {
        held[row]++;
        ofFirstClass[fold] += (int) problem.samples().targets().get(row, 0);
      }
      assertThat(folds.heldOut(fold)).hasSize(ROWS / 8);
    }
    assertThat(held).containsOnly(1);
    int least = IntStream.of(ofFirstClass).min().orElseThrow();
    assertThat(IntStream.of(ofFirstClass).max().orElseThrow()).isBetween(1, least + 1);
  }

  @Test
  void hiddenNodesThatGainNothingHaveNoWeight() {
    SeededRandom random = new SeededRandom(3);
    Batch inputs = TestProblems.inputs(ROWS, 3);
    double[] targets =
        IntStream.range(0, ROWS)
            .mapToDouble(r -> 0.9 * inputs.get(r, 0) + 0.4 * random.gaussian())
            .toArray();
    Problem problem =
        new Problem(
            new Samples(inputs, Batch.of(1, targets)),
            TestProblems.KINDS,
            TestProblems.COLUMNS,
            Response.NUMBERS,
            Map.of());
    List<Candidate> candidates = candidates(problem, 2);
    Stack stack = Stack.of(problem, candidates);
    assertThat(candidates.get(2).gainOver(candidates.get(0))).isLessThan(0.5);
    assertThat(stack.weight(2)).isZero();
    assertThat(stack.network().layers()).hasSize(1);
  }
}
