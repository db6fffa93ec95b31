// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses of a training. There is one loss for every step, and an evaluation on all samples at
 * intervals, the first before any step and the last after the last step. Losses exclude penalties,
 * which are recorded separately. Immutable.
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

  /** Returns the number of steps made. */
  public int steps() {
    return stepLosses.length();
  }

  /**
   * Returns a copy of the losses of the steps, each on the samples of its step, as {@link
   * TrainingStep#loss} of the phases {@code STAGE} and {@code POLISH}.
   *
   * @return {@link #steps()} losses
   */
  public double[] stepLosses() {
    return stepLosses.toArray();
  }

  /**
   * Returns a copy of the penalties that were added to the losses of the steps, on the same samples
   * and before the parameters changed.
   *
   * @return {@link #steps()} penalties, 0 if the training has none
   */
  public double[] stepPenalties() {
    return stepPenalties.toArray();
  }

  /** Returns the evaluations on all samples, in the order of their steps. */
  public List<Evaluation> evaluations() {
    return evaluations;
  }

  /** Returns a description with the numbers of steps and evaluations. */
  @Override
  public String toString() {
    return "TrainingHistory[" + steps() + " steps, " + evaluations.size() + " evaluations]";
  }

  /** Collects the history of a training. Not thread-safe. */
  public static final class Recorder {
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> penalties = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();

    /** Creates an empty recorder. */
    public Recorder() {}

    /** Returns a recorder that continues a history. */
    public static Recorder continuing(TrainingHistory history) {
      Recorder recorder = new Recorder();
      recorder.losses.addAll(history.stepLosses.asList());
      recorder.penalties.addAll(history.stepPenalties.asList());
      recorder.evaluations.addAll(history.evaluations);
      return recorder;
    }

    /**
     * Adds a step.
     *
     * @param loss the loss on its samples
     * @param penalty the penalty that was added to it; 0 if there is none
     */
    public void step(double loss, double penalty) {
      losses.add(loss);
      penalties.add(penalty);
    }

    /** Adds an evaluation. */
    public void evaluation(Evaluation evaluation) {
      evaluations.add(evaluation);
    }

    /** Returns the number of steps so far. */
    public int steps() {
      return losses.size();
    }

    /** Returns the history so far. */
    public TrainingHistory history() {
      return new TrainingHistory(
          ImmutableDoubleArray.copyOf(losses),
          ImmutableDoubleArray.copyOf(penalties),
          ImmutableList.copyOf(evaluations));
    }
  }
}
