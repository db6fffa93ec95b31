// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of a network's inputs and outputs in formulas, pictures and reports.
 *
 * @param inputs one name for each input
 * @param outputs one name for each output
 */
public record VariableNames(List<String> inputs, List<String> outputs) {
  /** Copies the names. */
  public VariableNames {
    inputs = ImmutableList.copyOf(inputs);
    outputs = ImmutableList.copyOf(outputs);
  }

  /**
   * Returns default names: x1, x2 and so on for inputs; y1, y2 and so on for outputs, or y if there
   * is only one.
   */
  public static VariableNames numbered(Kan kan) {
    return new VariableNames(
        numbered("x", kan.inputs()),
        kan.outputs() == 1 ? ImmutableList.of("y") : numbered("y", kan.outputs()));
  }

  private static List<String> numbered(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }
}
