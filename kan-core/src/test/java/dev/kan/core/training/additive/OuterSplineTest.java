// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.OutsideGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OuterSplineTest {
  @ParameterizedTest
  @ValueSource(doubles = {-9, -3, -2.9, -1.3, 0, 0.2, 1.7, 2.999, 3, 5.5})
  void closedFormIsThatOfTheBasisFunctions(double z) {
    BSplineBasis basis = BSplineBasis.of(OuterSpline.KNOTS, OutsideGrid.LINEAR);
    double[] values = new double[Shape.OUTER];
    double[] slopes = new double[Shape.OUTER];
    double[] local = new double[4];
    double[] localSlopes = new double[4];
    int first = OuterSpline.local(z, local, localSlopes);
    System.arraycopy(local, 0, values, first, 4);
    System.arraycopy(localSlopes, 0, slopes, first, 4);
    assertThat(values).containsExactly(basis.values(z), within(1e-12));
    assertThat(slopes).containsExactly(basis.derivatives(z, 1), within(1e-12));
  }
}
