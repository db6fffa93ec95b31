// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.List;

/**
 * The outputs of a network at some samples with their first and all their second derivatives with
 * respect to the inputs.
 *
 * @param value the outputs, (samples, outputs)
 * @param gradients for each output its first derivatives, (samples, inputs)
 * @param hessians for each output its second derivatives, (samples, inputs * inputs): a sample's
 *     symmetric matrix row by row
 */
public record Hessians(Batch value, List<Batch> gradients, List<Batch> hessians) {
  /** Copies the lists. */
  public Hessians {
    gradients = ImmutableList.copyOf(gradients);
    hessians = ImmutableList.copyOf(hessians);
  }
}
