// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Samples;
import java.util.List;
import java.util.Map;

/**
 * The rows to learn from, as a network sees them.
 *
 * @param samples inputs, targets and weights; the weights are 1 on average, numbers to predict have
 *     mean 0 and variance 1
 * @param kinds the kind of each input; a smooth one has at least two different values
 * @param columns the column of the table that each input comes from, counted from 0
 * @param response what the targets are
 * @param directions 1 for each input with which all outputs rise, -1 for each with which they fall;
 *     only numbers, and not with several classes
 */
public record Problem(
    Samples samples,
    List<TermKind> kinds,
    List<Integer> columns,
    Response response,
    Map<Integer, Integer> directions) {
  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if there is not one kind and one column for each input
   */
  public Problem {
    kinds = ImmutableList.copyOf(kinds);
    columns = ImmutableList.copyOf(columns);
    int inputs = samples.inputs().columns();
    checkArgument(
        kinds.size() == inputs && columns.size() == inputs,
        "expected %s kinds and columns, one for each input; got %s and %s",
        inputs,
        kinds.size(),
        columns.size());
    directions = ImmutableMap.copyOf(directions);
    checkArgument(
        directions.isEmpty() || response != Response.CLASSES,
        "the logits of several classes cannot all rise or fall: %s",
        directions);
  }

  int rows() {
    return samples.size();
  }

  int outputs() {
    return samples.targets().columns();
  }
}
