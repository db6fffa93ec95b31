// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridWarning;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A training as it stands after some steps, as one value: what it needs to go on as if it had not
 * been interrupted.
 */
public final class Checkpoint {
  private final Kan current;
  private final Kan best;
  private final Evaluation bestEvaluation;
  private final TrainingHistory history;
  private final Map<String, String> identity;
  private final List<GridWarning> warnings;
  private final Map<String, double[]> state;

  /**
   * A checkpoint.
   *
   * @param current a network with the knots of the present; its parameters are in {@code state}
   * @param best the network that training would return
   */
  Checkpoint(
      Kan current,
      Kan best,
      Evaluation bestEvaluation,
      TrainingHistory history,
      Map<String, String> identity,
      List<GridWarning> warnings,
      Map<String, double[]> state) {
    this.current = current;
    this.best = best;
    this.bestEvaluation = bestEvaluation;
    this.history = history;
    this.identity = ImmutableSortedMap.copyOf(identity);
    this.warnings = ImmutableList.copyOf(warnings);
    this.state = ImmutableMap.copyOf(state);
  }

  /**
   * Reads what {@link TensorFlowTrainer.Builder#checkpoint} wrote.
   *
   * @param functions the users' functions that the network's symbolic edges call, which are Java
   *     code and so are written by name only
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a checkpoint, is of another version, is damaged,
   *     or its network calls a function that is not passed; the message names the file
   */
  public static Checkpoint read(Path file, CustomFunction... functions) throws IOException {
    return CheckpointFile.read(file, functions);
  }

  /** Returns the number of steps that have been made. */
  public int step() {
    return history.steps();
  }

  /** The network that training would return if it ended here. */
  public Kan kan() {
    return best;
  }

  /** The losses of that network. */
  public Evaluation evaluation() {
    return bestEvaluation;
  }

  /** The losses so far. */
  public TrainingHistory history() {
    return history;
  }

  /** Returns the optimizer, settings, data and first network of the training, in words. */
  public Map<String, String> identity() {
    return identity;
  }

  /** Knots that could not be moved so far, and why. */
  public List<GridWarning> warnings() {
    return warnings;
  }

  Kan current() {
    return current;
  }

  Map<String, double[]> state() {
    return state;
  }
}
