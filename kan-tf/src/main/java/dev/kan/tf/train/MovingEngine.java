// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.grid.GridCoverage;
import dev.kan.core.grid.GridUpdate;
import dev.kan.core.grid.GridUpdateResult;
import dev.kan.core.grid.GridWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The engine of a training whose knots may move: other knots are another graph, so each time the
 * engine is replaced by one on the new network, which takes over what the old one remembers.
 */
final class MovingEngine implements AutoCloseable {
  private final TrainingSettings settings;
  private final Dataset data;
  private final Function<Kan, Engine> starter;
  private final List<GridWarning> warnings = new ArrayList<>();
  private Engine engine;

  /**
   * Starts an engine.
   *
   * @param starter makes an engine on a network
   * @param from where the training stands
   */
  MovingEngine(
      TrainingSettings settings, Dataset data, Function<Kan, Engine> starter, Checkpoint from) {
    this.settings = settings;
    this.data = data;
    this.starter = starter;
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

  /** Moves the knots if it is time to, before a step. */
  void beforeStep(int step) {
    settings
        .grids()
        .filter(schedule -> schedule.due(step))
        .ifPresent(schedule -> moveKnots(schedule, step - 1));
  }

  private void moveKnots(GridSchedule schedule, int stepsDone) {
    Kan kan = engine.kan();
    GridUpdateResult moved = GridUpdate.update(kan, data.train().inputs(), schedule.placement());
    warnings.addAll(moved.warnings());
    // a training is one step in a network's history, however often its knots moved
    Engine next = starter.apply(kan.withLayers(moved.kan().layers()));
    next.takeOver(engine, stepsDone);
    engine.close();
    engine = next;
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
