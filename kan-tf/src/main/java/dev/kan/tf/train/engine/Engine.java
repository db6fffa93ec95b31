// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.training.Evaluation;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Optimizer;
import java.util.Map;
import java.util.Optional;

/** A training under way: makes steps and knows how far it has come. Owns what it runs on. */
public interface Engine extends AutoCloseable {
  /**
   * Starts an engine of the optimizer that the settings name.
   *
   * @param kan the network to begin with
   */
  static Engine start(Kan kan, TrainingSamples data, TrainingSettings settings) {
    Optimizer optimizer = settings.optimizer();
    if (optimizer instanceof Optimizer.QuasiNewton method) {
      return new LbfgsEngine<>(kan, data, settings, method.settings(), settings.type());
    } else if (optimizer instanceof Optimizer.DampedLeastSquares method) {
      return new LevenbergMarquardtEngine(kan, data, settings, method.settings());
    } else if (optimizer instanceof GraphOptimizer method) {
      return new GraphEngine<>(kan, data, settings, method, settings.type());
    }
    throw new AssertionError("no engine for " + optimizer);
  }

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

  /** Returns true if further steps would change nothing. */
  boolean converged();

  /** All numbers that the next step depends on, under their names. */
  Map<String, double[]> state();

  /**
   * Restores a saved state.
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
