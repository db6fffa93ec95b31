// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws rows of a problem, always the same ones. */
final class RowSample {
  private RowSample() {}

  /**
   * Returns so many rows at most, ascending; those whose target is 0 only if there are no others.
   */
  static ImmutableIntArray of(Problem problem, int count) {
    double[] target = problem.target().raw();
    List<Integer> rows = IntStream.range(0, target.length).boxed().collect(Collectors.toList());
    Collections.shuffle(rows, new Random(1));
    rows.sort((a, b) -> Boolean.compare(target[a] == 0, target[b] == 0));
    return ImmutableIntArray.copyOf(
        rows.subList(0, Math.min(count, rows.size())).stream().sorted().toList());
  }
}
