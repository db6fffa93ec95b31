// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.inspection.drawing.LossCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The losses of a training: one for every step, and evaluations on all samples now and then, the
 * first before any step and the last after the last step. Losses are those of the data alone; what
 * was added to them is kept by itself.
 */
public final class TrainingHistory {
  private final ImmutableDoubleArray stepLosses;
  private final ImmutableDoubleArray stepPenalties;
  private final List<Evaluation> evaluations;

  private TrainingHistory(
      ImmutableDoubleArray stepLosses,
      ImmutableDoubleArray stepPenalties,
      List<Evaluation> evaluations) {
    this.stepLosses = stepLosses;
    this.stepPenalties = stepPenalties;
    this.evaluations = evaluations;
  }

  /** The number of steps made. */
  public int steps() {
    return stepLosses.length();
  }

  /**
   * For each step the loss on its samples, before it changed the parameters; after it where {@link
   * KanTrainer} was left to choose the method. A copy.
   *
   * @return {@link #steps()} numbers
   */
  public double[] stepLosses() {
    return stepLosses.toArray();
  }

  /**
   * For each step the sparsity penalty that was added to its loss, on the same samples and before
   * the parameters changed; a copy.
   *
   * @return {@link #steps()} numbers, 0 where training has no penalty
   */
  public double[] stepPenalties() {
    return stepPenalties.toArray();
  }

  /** The evaluations on all samples, in the order of their steps; at least one. */
  public List<Evaluation> evaluations() {
    return evaluations;
  }

  /**
   * The history as curves to draw or to put into a report: {@code each step} for the losses of the
   * steps, if there are any, then {@code train}, {@code test} and, if there are validation samples,
   * {@code validation} for the evaluations.
   */
  public List<LossCurve> lossCurves() {
    double[] steps = evaluations.stream().mapToDouble(Evaluation::step).toArray();
    ImmutableList.Builder<LossCurve> curves = ImmutableList.builder();
    if (!stepLosses.isEmpty()) {
      curves.add(LossCurve.ofSteps("each step", stepLosses()));
    }
    curves.add(LossCurve.of("train", steps, losses(Evaluation::trainLoss)));
    curves.add(LossCurve.of("test", steps, losses(Evaluation::testLoss)));
    double[] validation = losses(Evaluation::validationLoss);
    if (!Arrays.stream(validation).allMatch(Double::isNaN)) {
      curves.add(LossCurve.of("validation", steps, validation));
    }
    return curves.build();
  }

  private double[] losses(ToDoubleFunction<Evaluation> which) {
    return evaluations.stream().mapToDouble(which).toArray();
  }

  /** Collects a history; not thread-safe. */
  static final class Recorder {
    private final List<StepLoss> steps = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();

    /** Collects what comes after {@code history}. */
    static Recorder continuing(TrainingHistory history) {
      Recorder recorder = new Recorder();
      for (int step = 0; step < history.steps(); step++) {
        recorder.step(new StepLoss(history.stepLosses.get(step), history.stepPenalties.get(step)));
      }
      recorder.evaluations.addAll(history.evaluations);
      return recorder;
    }

    void step(StepLoss found) {
      steps.add(found);
    }

    void evaluation(Evaluation evaluation) {
      evaluations.add(evaluation);
    }

    /** The number of steps so far. */
    int steps() {
      return steps.size();
    }

    /** The step of the last evaluation, or -1. */
    int lastEvaluatedStep() {
      return evaluations.isEmpty() ? -1 : evaluations.get(evaluations.size() - 1).step();
    }

    List<Evaluation> evaluations() {
      return evaluations;
    }

    TrainingHistory history() {
      return new TrainingHistory(
          ImmutableDoubleArray.copyOf(steps.stream().mapToDouble(StepLoss::loss)),
          ImmutableDoubleArray.copyOf(steps.stream().mapToDouble(StepLoss::penalty)),
          ImmutableList.copyOf(evaluations));
    }
  }
}
