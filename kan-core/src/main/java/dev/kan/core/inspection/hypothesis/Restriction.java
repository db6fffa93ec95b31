// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.data.Batch;
import java.util.List;

/** A function of some inputs of another function, whose other inputs have fixed values. */
final class Restriction implements TwiceDifferentiable {
  private final TwiceDifferentiable function;
  private final double[] held;
  private final List<Integer> free;

  /**
   * Fixes inputs.
   *
   * @param function the other function
   * @param held the values of all its inputs; those of {@code free} are not used
   * @param free the inputs of this function, in order
   */
  Restriction(TwiceDifferentiable function, double[] held, List<Integer> free) {
    this.function = function;
    this.held = held;
    this.free = free;
  }

  @Override
  public SecondOrder at(Batch x) {
    x.requireColumns(free.size(), "the free inputs");
    double[][] full = new double[x.rows()][];
    for (int n = 0; n < x.rows(); n++) {
      full[n] = held.clone();
      for (int i = 0; i < free.size(); i++) {
        full[n][free.get(i)] = x.get(n, i);
      }
    }
    SecondOrder all = function.at(Batch.ofRows(full));
    return new SecondOrder(all.value(), gradient(all.gradient()), hessian(all.hessian()));
  }

  private Batch gradient(Batch gradient) {
    return Batch.ofColumns(free.stream().map(gradient::column).toArray(double[][]::new));
  }

  private Batch hessian(Batch hessian) {
    return Batch.ofColumns(
        free.stream()
            .flatMap(i -> free.stream().map(j -> hessian.column(i * held.length + j)))
            .toArray(double[][]::new));
  }
}
