// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.GridUpdate;
import dev.kan.core.editing.grid.GridUpdateResult;
import dev.kan.core.editing.grid.GridWarning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The engine of a training whose knots may move: other knots are another graph, so each time the
 * engine is replaced by one on the new network, which takes over what the old one remembers.
 */
final class MovingEngine implements AutoCloseable {
  private final TrainingSettings settings;
  private final TrainingSamples data;
  private final Function<Kan, Engine> starter;
  private final Set<GridWarning> warnings = new LinkedHashSet<>();
  private Engine engine;

  /**
   * Starts an engine.
   *
   * @param starter makes an engine on a network
   * @param from where the training stands
   */
  MovingEngine(
      TrainingSettings settings,
      TrainingSamples data,
      Function<Kan, Engine> starter,
      Checkpoint from) {
    this.settings = settings;
    this.data = data;
    this.starter = starter;
    warnings.addAll(from.warnings());
    engine = starter.apply(from.current());
    try {
      if (from.step() > 0) {
        engine.restore(from.state(), from.step());
      }
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
  }

  /** The engine on the present knots. */
  Engine engine() {
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
  Optional<StepLoss> step(int step) {
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

  /** Whether no step after this one can change anything. */
  boolean convergedAt(int step) {
    return engine.converged()
        && settings.grids().filter(schedule -> schedule.movesAfter(step)).isEmpty();
  }

  private Engine moved(Kan kan, GridSchedule schedule, int stepsDone) {
    GridUpdateResult moved = GridUpdate.update(kan, data.train().inputs(), schedule.placement());
    warnings.addAll(moved.warnings());
    // a training is one step in a network's history, however often its knots moved
    Engine next = starter.apply(kan.withLayers(moved.kan().layers()));
    try {
      next.takeOver(engine, stepsDone);
    } catch (RuntimeException | Error e) {
      next.close();
      throw e;
    }
    return next;
  }

  /** Knots that could not be moved so far, and why. */
  List<GridWarning> warnings() {
    return List.copyOf(warnings);
  }

  /** What is worth a look in a network's grids, and in the moves so far. */
  List<GridWarning> warnings(Kan kan) {
    List<GridWarning> all = new ArrayList<>(GridCoverage.of(kan, data.train().inputs()).warnings());
    all.addAll(warnings);
    return all;
  }

  @Override
  public void close() {
    engine.close();
  }
}
