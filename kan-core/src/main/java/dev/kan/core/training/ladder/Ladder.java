// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.TrainingStage;
import dev.kan.core.training.TrainingStep.Phase;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The stages of a training: rounds of steps on one grid after another, each kept only if it
 * improves the network, and final steps on all samples.
 */
final class Ladder {
  // weights of the roughness penalty, round after round of a stage
  private static final double[] ROUGHNESS = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12};
  private static final int ROUNDS = ROUGHNESS.length;

  private static final int SAMPLES_PER_PARAMETER_TO_REFINE = 2;
  // final steps on all samples are safe if the samples outnumber the parameters by this factor
  private static final int SAMPLES_PER_PARAMETER = 4;
  // with more samples for each parameter, a step takes longer and is hardly better
  private static final int ENOUGH_SAMPLES_PER_PARAMETER = 50;
  // a finer grid that gains less on the validation samples tends to be worse on new samples
  private static final double FINER_GRID_PAYS = 0.8;

  private final FitProblem problem;
  private final Progress progress;
  private final GridFollowing grids;
  private final Training judging;
  private final List<TrainingStage> stages = new ArrayList<>();
  private Candidate best;

  Ladder(FitProblem problem, Progress progress) {
    this.problem = problem;
    this.progress = progress;
    grids = GridFollowing.of(problem.settings().gridEps());
    judging = problem.training(problem.judges());
    best = candidate(problem.scaling().start(), gridIntervals(0), ROUGHNESS[0]);
  }

  /** Returns the best network so far. */
  Candidate best() {
    return best;
  }

  /** Returns the stages so far. */
  List<TrainingStage> stages() {
    return ImmutableList.copyOf(stages);
  }

  /** Replaces the best network by the result of a search. */
  void startFrom(Kan kan) {
    best = candidate(kan, gridIntervals(0), ROUGHNESS[0]);
  }

  /** Runs all stages for which there are enough samples. */
  void climb() {
    for (int s = 0; s < problem.settings().gridLadder().size() && progress.goesOn(); s++) {
      if (s == 0 || samplesSuffice(gridIntervals(s))) {
        stage(s);
      }
    }
  }

  private int gridIntervals(int stage) {
    return problem.settings().gridLadder().get(stage);
  }

  /**
   * Returns true if there are enough samples for a grid. With nearly as many parameters as samples,
   * splines would pass through the samples and take extreme values between them.
   */
  private boolean samplesSuffice(int intervals) {
    Kan refined = grids.onRange(best.kan(), problem.all().inputs(), intervals);
    long values = (long) problem.kept().size() * refined.outputs();
    return refined.trainableParameterCount() * SAMPLES_PER_PARAMETER_TO_REFINE <= values;
  }

  private void stage(int index) {
    int intervals = gridIntervals(index);
    Kan current = best.kan();
    List<Candidate> rounds = new ArrayList<>();
    Training training = problem.training(enough(problem.kept(), current, intervals));
    int[] step = new int[1];
    for (int round = 0; round < ROUNDS && progress.goesOn(); round++) {
      current = grids.onRange(current, problem.all().inputs(), intervals);
      current =
          training.smoothed(
              current,
              stepsOfRound(round),
              ROUGHNESS[round],
              loss -> {
                step[0]++;
                return progress.step(Phase.STAGE, index, loss);
              });
      rounds.add(candidate(current, intervals, ROUGHNESS[round]));
    }
    if (rounds.isEmpty()) {
      return;
    }
    // a NaN score sorts last
    Candidate ofStage = Collections.min(rounds, Comparator.comparingDouble(Candidate::score));
    boolean kept = ofStage.beats(best, index == 0 ? 1 : FINER_GRID_PAYS);
    best = kept ? ofStage : best;
    stages.add(
        new TrainingStage(
            intervals,
            step[0],
            inUnits(Cancellation.uncancelled(() -> training.loss(ofStage.kan()))),
            problem.holdsOut() ? inUnits(ofStage.score()) : Double.NaN,
            kept));
  }

  /**
   * Returns as many samples as are useful in a step. If some are held out, the samples are in
   * random order.
   */
  private Samples enough(Samples samples, Kan kan, int intervals) {
    double growth = (double) intervals / kan.layer(0).spec().grid().gridIntervals();
    double parameters = Math.max(1, growth) * kan.trainableParameterCount();
    double wanted = Math.max(HoldOut.ENOUGH_TO_KEEP, ENOUGH_SAMPLES_PER_PARAMETER * parameters);
    return problem.holdsOut() ? FirstRows.of(samples, (int) wanted) : samples;
  }

  /** Takes final steps on all samples if there are enough of them. */
  void polish() {
    Kan kan = best.kan();
    long parameters = kan.trainableParameterCount();
    if (parameters * SAMPLES_PER_PARAMETER > (long) problem.all().size() * kan.outputs()) {
      return;
    }
    Training all = problem.training(problem.all());
    int last = stages.size() - 1;
    int intervals = best.gridIntervals();
    Kan followed = grids.onRange(kan, problem.all().inputs(), intervals);
    Kan polished =
        all.smoothed(
            followed,
            lastSteps(problem.settings()),
            best.roughness(),
            loss -> progress.step(Phase.POLISH, last, loss));
    if (Cancellation.uncancelled(() -> all.loss(polished) < all.loss(kan))) {
      best = candidate(polished, intervals, best.roughness());
    }
  }

  private Candidate candidate(Kan kan, int gridIntervals, double roughness) {
    double score = Cancellation.uncancelled(() -> judging.loss(kan));
    return new Candidate(kan, gridIntervals, score, roughness);
  }

  /** Returns the largest number of final steps on all samples. */
  static int lastSteps(LadderTrainer settings) {
    return stepsOfRound(settings, 0);
  }

  private int stepsOfRound(int round) {
    return stepsOfRound(problem.settings(), round);
  }

  private static int stepsOfRound(LadderTrainer settings, int round) {
    return (settings.stepsPerStage() + ROUNDS - 1 - round) / ROUNDS;
  }

  private double inUnits(double loss) {
    return problem.scaling().lossInUnits(loss);
  }
}
