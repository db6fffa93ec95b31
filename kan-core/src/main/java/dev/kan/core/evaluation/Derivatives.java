// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.List;

/**
 * The outputs of a network at some samples with their derivatives with respect to the inputs.
 *
 * @param value the outputs, (samples, outputs)
 * @param gradients for each output its first derivatives, (samples, inputs)
 * @param secondDerivatives for each output the diagonal of its Hessian matrix, (samples, inputs)
 */
public record Derivatives(Batch value, List<Batch> gradients, List<Batch> secondDerivatives) {
  /** Copies the lists. */
  public Derivatives {
    gradients = ImmutableList.copyOf(gradients);
    secondDerivatives = ImmutableList.copyOf(secondDerivatives);
  }
}
