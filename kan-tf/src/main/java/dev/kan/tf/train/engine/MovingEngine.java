// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.GridUpdate;
import dev.kan.core.editing.grid.GridUpdateResult;
import dev.kan.core.editing.grid.GridWarning;
import dev.kan.tf.optimize.GridSchedule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine of a training whose knots may move: other knots are another graph, so each time the
 * engine is replaced by one on the new network, which takes over what the old one remembers.
 */
public final class MovingEngine implements AutoCloseable {
  private final TrainingSettings settings;
  private final TrainingSamples data;
  private final Set<GridWarning> warnings = new LinkedHashSet<>();
  private Engine engine;

  /**
   * Starts an engine.
   *
   * @param kan the network to begin with
   */
  public MovingEngine(TrainingSettings settings, TrainingSamples data, Kan kan) {
    this.settings = settings;
    this.data = data;
    engine = Engine.start(kan, data, settings);
  }

  /**
   * Restores a saved state.
   *
   * @param state the state of the engine
   * @param stepsDone how many steps it has behind it
   * @param moves the warnings of the moves before
   * @throws IllegalArgumentException if it is not one of such an engine
   */
  public void restore(Map<String, double[]> state, int stepsDone, List<GridWarning> moves) {
    warnings.addAll(moves);
    engine.restore(state, stepsDone);
  }

  /** Returns the engine on the present knots. */
  public Engine engine() {
    return engine;
  }

  /**
   * Makes a step, on moved knots if it is time to move them. A step that fails or is cancelled
   * leaves knots and parameters as they were before it.
   *
   * @return the losses before the step; none if a parameter is not finite, so that there is no
   *     curve to keep on other knots
   * @throws java.util.concurrent.CancellationException if the step is cancelled
   */
  public Optional<StepLoss> step(int step) {
    Optional<GridSchedule> due = settings.grids().filter(schedule -> schedule.due(step));
    return due.isEmpty()
        ? Optional.of(engine.step(step))
        : engine.kan().map(kan -> stepOnMoved(kan, due.get(), step));
  }

  private StepLoss stepOnMoved(Kan kan, GridSchedule schedule, int step) {
    Engine before = engine;
    Engine moved = moved(kan, schedule, step - 1);
    StepLoss loss;
    try {
      loss = moved.step(step);
    } catch (RuntimeException | Error e) {
      moved.close();
      throw e;
    }
    engine = moved;
    before.close();
    return loss;
  }

  /** Returns whether no step after this one can change anything. */
  public boolean convergedAt(int step) {
    return engine.converged()
        && settings.grids().filter(schedule -> schedule.movesAfter(step)).isEmpty();
  }

  private Engine moved(Kan kan, GridSchedule schedule, int stepsDone) {
    GridUpdateResult moved = GridUpdate.update(kan, data.train().inputs(), schedule.placement());
    warnings.addAll(moved.warnings());
    // a training is one step in a network's history, however often its knots moved
    Engine next = Engine.start(kan.withLayers(moved.kan().layers()), data, settings);
    try {
      next.takeOver(engine, stepsDone);
    } catch (RuntimeException | Error e) {
      next.close();
      throw e;
    }
    return next;
  }

  /** Returns the knots that could not be moved so far, and why. */
  public List<GridWarning> warnings() {
    return List.copyOf(warnings);
  }

  /** Returns what is worth a look in a network's grids, and in the moves so far. */
  public List<GridWarning> warnings(Kan kan) {
    List<GridWarning> all = new ArrayList<>(GridCoverage.of(kan, data.train().inputs()).warnings());
    all.addAll(warnings);
    return all;
  }

  @Override
  public void close() {
    engine.close();
  }
}
