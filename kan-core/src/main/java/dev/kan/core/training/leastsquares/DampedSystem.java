// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.training.concurrent.AbandonableTask;
import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/**
 * The equations {@code (A + damping * D^2) d = -g} of one Levenberg-Marquardt step with {@code D^2
 * = diag(A) + floor}. They are solved for {@code D d}, so that the diagonal of the matrix is about
 * 1 whatever the units of the unknowns, which keeps the Cholesky decomposition accurate.
 */
final class DampedSystem {
  /**
   * The largest size that is solved on the calling thread. ojAlgo solves larger systems on its own
   * threads and treats an interrupt as a failure.
   */
  private static final int MOST_ON_ONE_THREAD = 128;

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

  /** Returns the step, or empty if the matrix is not positive definite in double precision. */
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
    Optional<double[]> solution =
        size <= MOST_ON_ONE_THREAD
            ? solution(matrix, right)
            : AbandonableTask.run(() -> solution(matrix, right));
    return solution.map(this::unscaled).filter(DampedSystem::isFinite);
  }

  private static Optional<double[]> solution(R064Store matrix, R064Store right) {
    Cholesky<Double> cholesky = Cholesky.R064.make(right.getRowDim(), right.getRowDim());
    return cholesky.decompose(matrix) && cholesky.isSolvable()
        ? Optional.of(cholesky.getSolution(right).toRawCopy1D())
        : Optional.empty();
  }

  private double[] unscaled(double[] step) {
    double[] unscaled = new double[step.length];
    Arrays.setAll(unscaled, i -> step[i] / scale[i]);
    return unscaled;
  }

  private static boolean isFinite(double[] step) {
    return Arrays.stream(step).allMatch(Double::isFinite);
  }

  /** Returns the decrease of the cost that the model predicts for a step from {@link #solve}. */
  double predictedDecrease(double[] step, double damping) {
    double sum = 0;
    for (int i = 0; i < step.length; i++) {
      double scaled = scale[i] * step[i];
      sum += damping * scaled * scaled - equations.gradientAt(i) * step[i];
    }
    return sum / 2;
  }
}
