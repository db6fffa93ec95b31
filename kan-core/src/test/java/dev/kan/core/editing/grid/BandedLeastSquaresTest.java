// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.RawStore;

class BandedLeastSquaresTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 3", "6, 1, 3", "6, 3, 1", "6, 3, 4", "9, 4, 5", "5, 5, 20"})
  void agreesWithADenseDecomposition(int unknowns, int band, int rowsEach) {
    SeededRandom random = new SeededRandom(4);
    int sides = 2;
    int starts = unknowns - band + 1;
    double[][] matrix = new double[starts * rowsEach + band][unknowns];
    double[][] values = new double[matrix.length][sides];
    BandedLeastSquares system = new BandedLeastSquares(unknowns, band, sides);
    for (int r = 0; r < matrix.length; r++) {
      int first = Math.min(r / rowsEach, starts - 1);
      double[] row = new double[band];
      for (int j = 0; j < band; j++) {
        row[j] = random.gaussian();
        matrix[r][first + j] = row[j];
      }
      for (int s = 0; s < sides; s++) {
        values[r][s] = random.gaussian();
      }
      system.add(first, row, values[r].clone());
    }
    QR<Double> dense = QR.R064.make();
    dense.decompose(RawStore.wrap(matrix));
    double[] expected = dense.getSolution(RawStore.wrap(values)).transpose().toRawCopy1D();
    assertThat(system.solve()).containsExactly(expected, within(1e-10));
  }
}
