// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.List;

/**
 * The outputs of a network at some samples with all their first and second derivatives with respect
 * to the inputs.
 *
 * @param value the outputs, (samples, outputs)
 * @param gradients the first derivatives of each output, (samples, inputs)
 * @param hessians the second derivatives of each output, (samples, inputs * inputs): the symmetric
 *     matrix of a sample, row by row
 */
public record Hessians(Batch value, List<Batch> gradients, List<Batch> hessians) {
  /** Copies the lists. */
  public Hessians {
    gradients = ImmutableList.copyOf(gradients);
    hessians = ImmutableList.copyOf(hessians);
  }
}
