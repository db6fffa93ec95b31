// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/** Is told how a training goes, on the thread that trains. Every method does nothing by default. */
public interface TrainingListener {
  /**
   * Training begins.
   *
   * @param steps the number of steps asked for; the largest possible number of steps where the
   *     trainer was left to choose the method
   */
  default void started(int steps) {}

  /**
   * A step has been made.
   *
   * @param step which one, from 1
   * @param loss the loss on the step's samples, without a penalty, before the step changed the
   *     parameters; after it where the trainer was left to choose the method
   */
  default void stepped(int step, double loss) {}

  /**
   * The network has been evaluated on all samples. A training that is resumed tells first of all
   * evaluations before the interruption.
   */
  default void evaluated(Evaluation evaluation) {}

  /** Training has ended. */
  default void finished(TrainingResult result) {}
}
