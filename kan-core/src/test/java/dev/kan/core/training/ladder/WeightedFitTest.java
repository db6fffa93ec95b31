// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightedFitTest {
  @Test
  void aSampleOfWeightZeroIsIgnored() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 200));
    double[][] inputs = new double[202][];
    double[] targets = new double[202];
    double[] weights = new double[202];
    for (int n = 0; n < 202; n++) {
      boolean outlier = n % 101 == 0;
      int own = n - n / 101 - 1;
      inputs[n] = outlier ? new double[] {1e3, -1e3} : samples.inputs().row(own);
      targets[n] = outlier ? 1e9 : samples.targets().get(own, 0);
      weights[n] = outlier ? 0 : 1;
    }
    Samples more = new Samples(Batch.ofRows(inputs), Batch.of(1, targets)).withWeights(weights);
    LadderTrainer fit =
        LadderTrainer.builder().gridLadder(3, 5).stepsPerStage(9).mostStarts(3).build();
    Kan kan = FitProblems.network(3, 2, 1, 1);
    assertThat(FitProblems.outcome(fit.train(kan, more)))
        .isEqualTo(FitProblems.outcome(fit.train(kan, samples)));
  }

  @Test
  void aWeightIsARepetition() {
    SeededRandom random = new SeededRandom(8);
    double[] x = new double[120];
    double[] y = new double[120];
    double[] weights = new double[120];
    List<Integer> repeated = new ArrayList<>();
    for (int n = 0; n < 120; n++) {
      x[n] = random.uniform(-1, 1);
      // two curves on top of each other, so that the weights decide where the fit goes
      y[n] = x[n] * x[n] + (n % 2 == 0 ? 0 : 3);
      weights[n] = n % 2 == 0 ? 4 : 1;
      repeated.addAll(Collections.nCopies((int) weights[n], n));
    }
    Samples once = new Samples(Batch.of(1, x), Batch.of(1, y));
    Samples often = once.select(repeated.stream().mapToInt(n -> n).toArray());
    LadderTrainer fit =
        LadderTrainer.builder().gridLadder(3).validationShare(0).mostStarts(2).build();
    Kan kan = FitProblems.network(0, 1, 1);
    TrainingResult weighted = fit.train(kan, once.withWeights(weights));
    TrainingResult repeating = fit.train(kan, often);
    assertThat(weighted.trainLoss())
        .isCloseTo(repeating.trainLoss(), FitProblems.byOnePart(1e6, repeating.trainLoss()));
    double[] outputs = KanEvaluator.of(weighted.kan()).evaluate(once.inputs()).toArray();
    double[] expected = KanEvaluator.of(repeating.kan()).evaluate(once.inputs()).toArray();
    assertThat(outputs).containsExactly(expected, Offset.offset(1e-3));
  }

  @Test
  void heldOutSamplesJudgeByTheirWeights() {
    Samples samples = FitProblems.hello(2).train().select(FitProblems.rows(0, 200));
    double[] weights = new double[200];
    Arrays.setAll(weights, n -> n % 3 == 0 ? 1 : 1e-300);
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(3, 5)
            .mostStarts(2)
            .build()
            .train(FitProblems.network(3, 2, 1, 1), samples.withWeights(weights));
    double[] one = {0};
    for (int n = 0; n < 200; n += 3) {
      double y = KanEvaluator.of(result.kan()).evaluate(samples.inputs().select(n)).get(0, 0);
      one[0] += Math.pow(y - samples.targets().get(n, 0), 2) / 67;
    }
    assertThat(result.trainLoss()).isCloseTo(one[0], FitProblems.byOnePart(1e6, one[0]));
  }
}
