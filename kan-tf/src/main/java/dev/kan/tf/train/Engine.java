// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import java.util.Map;
import java.util.Optional;

/** A training under way: makes steps and knows how far it has come. Owns what it runs on. */
interface Engine extends AutoCloseable {
  /**
   * Makes the next step.
   *
   * @param step which step, from 1
   * @return the loss and the penalty on the step's samples, before it changed the parameters
   */
  StepLoss step(int step);

  /** The losses as the parameters are now. */
  Evaluation evaluate(int step);

  /** The network as the parameters are now; none if one of them is not finite. */
  Optional<Kan> kan();

  /** Whether further steps would change nothing. */
  boolean converged();

  /** All numbers that the next step depends on, under their names. */
  Map<String, double[]> state();

  /**
   * Takes up a state, as if this engine had come to it.
   *
   * @param stepsDone how many steps it has behind it
   * @throws IllegalArgumentException if it is not one of such an engine
   */
  void restore(Map<String, double[]> state, int stepsDone);

  /**
   * Takes over what another engine of the same kind remembers, but the parameters. By default
   * nothing: what was learned of the curvature does not hold on other knots.
   *
   * @param before an engine on the same network with other knots
   * @param stepsDone how many steps it has behind it
   */
  default void takeOver(Engine before, int stepsDone) {}

  @Override
  void close();
}
