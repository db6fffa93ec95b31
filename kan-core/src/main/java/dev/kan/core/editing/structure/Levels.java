// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Hidden levels, that is, layers of nodes between the inputs, level 0, and the outputs. */
final class Levels {
  private Levels() {}

  static void requireHidden(Kan kan, int level) {
    int outputs = kan.layers().size();
    checkArgument(
        level > 0 && level < outputs,
        "hidden levels are 1 to %s in a network of %s layers; got %s",
        outputs - 1,
        outputs,
        level);
  }

  static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** Returns all numbers from 0 to {@code count - 1} with two of them swapped. */
  static List<Integer> swapped(int count, int first, int second) {
    List<Integer> order = new ArrayList<>(all(count));
    order.set(first, second);
    order.set(second, first);
    return order;
  }
}
