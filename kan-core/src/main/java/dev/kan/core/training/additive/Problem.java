// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Samples;
import java.util.List;

/**
 * The rows to learn from, as a network sees them.
 *
 * @param samples inputs, targets and weights; the weights are 1 on average, numbers to predict have
 *     mean 0 and variance 1
 * @param kinds the kind of each input; a smooth one has at least two different values
 * @param response what the targets are
 */
public record Problem(Samples samples, List<TermKind> kinds, Response response) {
  /**
   * Copies the kinds.
   *
   * @throws IllegalArgumentException if there is not one kind for each input
   */
  public Problem {
    kinds = ImmutableList.copyOf(kinds);
    checkArgument(
        kinds.size() == samples.inputs().columns(),
        "expected %s kinds, one for each input; got %s",
        samples.inputs().columns(),
        kinds.size());
  }

  int rows() {
    return samples.size();
  }

  int outputs() {
    return samples.targets().columns();
  }
}
