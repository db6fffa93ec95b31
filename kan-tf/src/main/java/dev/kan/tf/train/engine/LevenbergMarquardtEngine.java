// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;
import java.util.Map;
import java.util.Optional;

/**
 * Steps of Levenberg-Marquardt on all samples. They run in plain Java and double precision: at most
 * k + 1 functions of an edge differ from zero for a sample, so the Jacobian's rows are sparse, and
 * the time that sums over samples take does not grow with the grid.
 */
final class LevenbergMarquardtEngine implements Engine {
  private static final String POINT = "point";
  private static final String SCALARS = "damping, growth, iteration";

  private final LevenbergMarquardt method;
  private final CurvedObjectives objectives;
  private LevenbergMarquardtState state;

  LevenbergMarquardtEngine(
      Kan kan, TrainingSamples data, TrainingSettings settings, LevenbergMarquardt method) {
    this.method = method;
    objectives =
        CurvedObjectives.of(kan, data, settings.objective().loss(), settings.runtime().threads());
    state = method.start(objectives.train(), objectives.train().parameters().values());
  }

  @Override
  public StepLoss step(int step) {
    StepLoss before = new StepLoss(state.cost(), 0);
    state = method.step(objectives.train(), state);
    return before;
  }

  @Override
  public Evaluation evaluate(int step) {
    return objectives.evaluate(step, state.point());
  }

  @Override
  public Optional<Kan> kan() {
    return Optional.of(objectives.train().parameters().with(state.point()));
  }

  @Override
  public boolean converged() {
    return !state.running();
  }

  @Override
  public Map<String, double[]> state() {
    double[] scalars = {state.damping(), state.growth(), state.iteration()};
    return ImmutableMap.of(POINT, state.point(), SCALARS, scalars);
  }

  @Override
  public void restore(Map<String, double[]> numbers, int stepsDone) {
    checkArgument(
        numbers.keySet().equals(state().keySet()),
        "the state holds %s; expected %s",
        numbers.keySet(),
        state().keySet());
    // no checkpoint is made of a run that is over
    double[] point = requireNonNull(numbers.get(POINT));
    double[] scalars = requireNonNull(numbers.get(SCALARS));
    checkArgument(
        point.length == state.point().length && scalars.length == 3,
        "the state has %s parameters and %s scalars; expected %s and 3",
        point.length,
        scalars.length,
        state.point().length);
    state =
        new LevenbergMarquardtState(
            point,
            objectives.train().cost(point),
            scalars[0],
            scalars[1],
            (int) scalars[2],
            Status.RUNNING);
  }

  /** Holds nothing native. */
  @Override
  public void close() {}
}
