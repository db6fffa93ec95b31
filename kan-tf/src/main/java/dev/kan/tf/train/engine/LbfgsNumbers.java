// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.training.lbfgs.CurvaturePair;
import dev.kan.core.training.lbfgs.LbfgsState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A state of L-BFGS as named numbers, and back. */
final class LbfgsNumbers {
  private static final String POINT = "point";
  private static final String GRADIENT = "gradient";
  private static final String SCALARS = "value, iterations, evaluations";
  private static final String MOVES = "moves";
  private static final String CHANGES = "changes";

  private LbfgsNumbers() {}

  static Map<String, double[]> of(LbfgsState state) {
    int size = state.point().length;
    double[] moves = new double[state.history().size() * size];
    double[] changes = new double[moves.length];
    for (int i = 0; i < state.history().size(); i++) {
      System.arraycopy(state.history().get(i).step(), 0, moves, i * size, size);
      System.arraycopy(state.history().get(i).gradientChange(), 0, changes, i * size, size);
    }
    return ImmutableMap.of(
        POINT,
        state.point(),
        GRADIENT,
        state.gradient(),
        SCALARS,
        new double[] {state.value(), state.iterations(), state.evaluations()},
        MOVES,
        moves,
        CHANGES,
        changes);
  }

  /**
   * The state of some numbers.
   *
   * @throws IllegalArgumentException if they are not those of a state
   */
  static LbfgsState state(Map<String, double[]> numbers) {
    double[] point = number(numbers, POINT);
    double[] scalars = number(numbers, SCALARS);
    double[] moves = number(numbers, MOVES);
    double[] changes = number(numbers, CHANGES);
    checkArgument(
        scalars.length == 3
            && point.length > 0
            && moves.length % point.length == 0
            && moves.length == changes.length,
        "the state of L-BFGS has %s scalars, %s parameters, %s moves and %s changes of them",
        scalars.length,
        point.length,
        moves.length,
        changes.length);
    List<CurvaturePair> history = new ArrayList<>();
    for (int from = 0; from < moves.length; from += point.length) {
      int to = from + point.length;
      history.add(
          CurvaturePair.of(
              Arrays.copyOfRange(moves, from, to), Arrays.copyOfRange(changes, from, to)));
    }
    return LbfgsState.of(
        point, scalars[0], number(numbers, GRADIENT), history, (int) scalars[1], (int) scalars[2]);
  }

  private static double[] number(Map<String, double[]> numbers, String name) {
    double[] values = numbers.get(name);
    checkArgument(values != null, "the state of L-BFGS lacks '%s'", name);
    return values;
  }
}
