// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;

/** A function of several inputs with one value and known first and second derivatives. */
@FunctionalInterface
public interface TwiceDifferentiable {
  /**
   * Returns the value, gradient and Hessian matrix at some samples. The same samples must always
   * give the same results.
   *
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is not the number of inputs
   */
  SecondOrder at(Batch x);

  /**
   * Returns one output of a network as such a function.
   *
   * @param kan the network
   * @param output the index of the output, from 0
   * @throws IndexOutOfBoundsException if there is no such output
   * @throws IllegalArgumentException if a layer with numeric edges has splines of order 0 or 1,
   *     whose second derivatives are 0 between knots whatever the function
   */
  static TwiceDifferentiable of(Kan kan, int output) {
    return NetworkOutput.of(kan, output);
  }
}
