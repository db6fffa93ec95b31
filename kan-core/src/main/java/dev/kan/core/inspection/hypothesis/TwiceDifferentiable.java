// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;

/** A function of several inputs with one value, whose first two derivatives are known. */
@FunctionalInterface
public interface TwiceDifferentiable {
  /**
   * Value, gradient and Hessian matrix at some samples. The same samples must give the same numbers
   * every time.
   *
   * @param x (samples, inputs), finite
   * @throws IllegalArgumentException if the width is not the number of inputs
   */
  SecondOrder at(Batch x);

  /**
   * One output of a network.
   *
   * @param kan the network
   * @param output 0 to outputs - 1
   * @throws IndexOutOfBoundsException if there is no such output
   * @throws IllegalArgumentException if a layer with numeric edges has splines of order 0 or 1,
   *     whose second derivatives are 0 between knots whatever the function
   */
  static TwiceDifferentiable of(Kan kan, int output) {
    return NetworkOutput.of(kan, output);
  }
}
