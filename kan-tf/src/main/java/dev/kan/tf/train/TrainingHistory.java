// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses of a training: one for every step, and evaluations on all samples now and then, the
 * first before any step and the last of the network that was returned.
 */
public final class TrainingHistory {
  private final ImmutableDoubleArray stepLosses;
  private final List<Evaluation> evaluations;

  private TrainingHistory(ImmutableDoubleArray stepLosses, List<Evaluation> evaluations) {
    this.stepLosses = stepLosses;
    this.evaluations = evaluations;
  }

  /** The number of steps made. */
  public int steps() {
    return stepLosses.length();
  }

  /**
   * For each step the loss on its samples, before it changed the parameters; a copy.
   *
   * @return {@link #steps()} numbers
   */
  public double[] stepLosses() {
    return stepLosses.toArray();
  }

  /** The evaluations on all samples, in the order of their steps; at least one. */
  public List<Evaluation> evaluations() {
    return evaluations;
  }

  /** Collects a history; not thread-safe. */
  static final class Recorder {
    private final List<Double> losses = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();

    /** Collects what comes after {@code history}. */
    static Recorder continuing(TrainingHistory history) {
      Recorder recorder = new Recorder();
      history.stepLosses.forEach(recorder.losses::add);
      recorder.evaluations.addAll(history.evaluations);
      return recorder;
    }

    void step(double loss) {
      losses.add(loss);
    }

    void evaluation(Evaluation evaluation) {
      evaluations.add(evaluation);
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
          ImmutableDoubleArray.copyOf(losses), ImmutableList.copyOf(evaluations));
    }
  }
}
