// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The equations {@code (A + damping * D^2) d = -g} of one Levenberg-Marquardt step with {@code D^2
 * = diag(A) + floor}. They are solved for {@code D d}: then the matrix has a diagonal of about 1
 * whatever the units of the unknowns, and the Cholesky decomposition loses the fewest digits.
 */
final class DampedSystem {
  private final NormalEquations equations;
  private final double[] scale;

  DampedSystem(NormalEquations equations, double relativeFloor) {
    this.equations = equations;
    int size = equations.size();
    double mean = 0;
    for (int i = 0; i < size; i++) {
      mean += equations.lowerRow(i)[i] / size;
    }
    scale = new double[size];
    for (int i = 0; i < size; i++) {
      double square = equations.lowerRow(i)[i] + relativeFloor * mean;
      scale[i] = square > 0 ? Math.sqrt(square) : 1;
    }
  }

  /** The step, or nothing where the matrix is not positive definite in double precision. */
  Optional<double[]> solve(double damping) {
    int size = scale.length;
    R064Store matrix = R064Store.FACTORY.make(size, size);
    R064Store right = R064Store.FACTORY.make(size, 1);
    for (int i = 0; i < size; i++) {
      double[] row = equations.lowerRow(i);
      for (int j = 0; j < i; j++) {
        double value = row[j] / (scale[i] * scale[j]);
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
      matrix.set(i, i, row[i] / (scale[i] * scale[i]) + damping);
      right.set(i, 0, -equations.gradientAt(i) / scale[i]);
    }
    Cholesky<Double> cholesky = Cholesky.R064.make(size, size);
    if (!cholesky.decompose(matrix) || !cholesky.isSolvable()) {
      return Optional.empty();
    }
    MatrixStore<Double> solution = cholesky.getSolution(right);
    double[] step = new double[size];
    for (int i = 0; i < size; i++) {
      step[i] = solution.doubleValue(i, 0) / scale[i];
      if (!Double.isFinite(step[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(step);
  }

  /** By how much the model of the cost falls along a step that {@link #solve} gave. */
  double predictedDecrease(double[] step, double damping) {
    double sum = 0;
    for (int i = 0; i < step.length; i++) {
      double scaled = scale[i] * step[i];
      sum += damping * scaled * scaled - equations.gradientAt(i) * step[i];
    }
    return sum / 2;
  }
}
