// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;

/**
 * The value, gradient and Hessian matrix of a function at some samples.
 *
 * @param value the values, (samples, 1)
 * @param gradient the first derivatives, (samples, inputs)
 * @param hessian the second derivatives, (samples, inputs * inputs): the symmetric matrix of each
 *     sample, row-major
 */
public record SecondOrder(Batch value, Batch gradient, Batch hessian) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, the numbers of columns do not
   *     fit together, or a number is not finite
   */
  public SecondOrder {
    int inputs = gradient.columns();
    value.requireColumns(1, "the value").requireFinite("the value");
    gradient.requireFinite("the gradient");
    hessian
        .requireColumns(Math.multiplyExact(inputs, inputs), "the Hessian")
        .requireFinite("the Hessian");
    checkArgument(
        value.rows() == gradient.rows() && value.rows() == hessian.rows(),
        "value, gradient and Hessian need the same number of rows; got %s, %s and %s",
        value.rows(),
        gradient.rows(),
        hessian.rows());
  }
}
