// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.RecoverableCondition;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.RawStore;

class PositiveMatrixTest {
  private static final int SIZE = 23;

  private static double[][] squared() {
    SeededRandom random = new SeededRandom(3);
    double[][] root = new double[SIZE][SIZE];
    for (double[] row : root) {
      for (int j = 0; j < SIZE; j++) {
        row[j] = random.gaussian();
      }
    }
    double[][] matrix = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < SIZE; k++) {
          matrix[i][j] += root[i][k] * root[j][k];
        }
      }
      matrix[i][i] += 0.1;
    }
    return matrix;
  }

  @Test
  void solvesAndInvertsLikeAnLuDecomposition() throws RecoverableCondition {
    double[][] matrix = squared();
    MatrixStore<Double> inverse = LU.R064.make(SIZE, SIZE).invert(RawStore.wrap(squared()));
    PositiveMatrix factor = PositiveMatrix.factor(matrix);
    double[] diagonal = factor.inverseDiagonal();
    for (int i = 0; i < SIZE; i++) {
      double[] unit = new double[SIZE];
      unit[i] = 1;
      double[] column = factor.solve(unit);
      for (int j = 0; j < SIZE; j++) {
        assertThat(column[j]).isCloseTo(inverse.doubleValue(j, i), within(1e-9));
      }
      assertThat(diagonal[i]).isCloseTo(inverse.doubleValue(i, i), within(1e-9));
    }
  }

  @Test
  void rejectsAMatrixThatIsNotPositive() {
    assertThatThrownBy(() -> PositiveMatrix.factor(new double[][] {{1, 2}, {2, 1}}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("pivot 1 is -3.0");
  }
}
