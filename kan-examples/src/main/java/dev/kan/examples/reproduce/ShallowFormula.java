// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;

/**
 * The experiment Example 3 of pykan with the shallow network [4, 9, 1], trained on the same grids.
 */
final class ShallowFormula implements Experiment {
  @Override
  public String id() {
    return "shallow-formula";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(9.9e-3);
  }

  @Override
  public Outcome run(int seed) {
    return Fits.ladder(
        DeepFormula.data(seed),
        LadderTrainer.builder().gridLadder(3, 5, 10, 20, 50).gridEps(0.5).build(),
        seed,
        4,
        9,
        1);
  }
}
