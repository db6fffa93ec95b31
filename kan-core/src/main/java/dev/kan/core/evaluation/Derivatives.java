// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.List;

/**
 * The outputs of a network at some samples, with their first and unmixed second derivatives with
 * respect to the inputs.
 *
 * @param value the outputs, (samples, outputs)
 * @param gradients the first derivatives of each output, (samples, inputs)
 * @param secondDerivatives the diagonal of the Hessian matrix of each output, (samples, inputs)
 */
public record Derivatives(Batch value, List<Batch> gradients, List<Batch> secondDerivatives) {
  /** Copies the lists. */
  public Derivatives {
    gradients = ImmutableList.copyOf(gradients);
    secondDerivatives = ImmutableList.copyOf(secondDerivatives);
  }
}
