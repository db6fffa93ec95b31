// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.spline.Interval;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveShapeTest {
  private static final Box BOX = new Box(10, 20, 100, 100);
  private static final Interval RANGE = new Interval(-2, 3);

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1, -1, 1e12})
  void theShapeFillsTheBoxWhateverTheSize(double factor) {
    Rectangle2D bounds = shape(x -> factor * x * x).getBounds2D();
    assertThat(bounds.getMinX()).isCloseTo(22, within(1e-9));
    assertThat(bounds.getMaxX()).isCloseTo(98, within(1e-9));
    assertThat(bounds.getMinY()).isCloseTo(32, within(1e-9));
    assertThat(bounds.getMaxY()).isCloseTo(108, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -1e9})
  void aConstantIsALevelLineInTheMiddle(double constant) {
    Rectangle2D bounds = shape(x -> constant + constant * 1e-15 * Math.sin(9 * x)).getBounds2D();
    assertThat(bounds.getHeight()).isZero();
    assertThat(bounds.getCenterY()).isCloseTo(70, within(1e-9));
  }

  @Test
  void whereTheCurveIsNotFiniteThereIsAGap() {
    assertThat(starts(x -> x > 0 && x < 1 ? Double.NaN : x)).isEqualTo(2);
    assertThat(starts(Math::log)).isEqualTo(1);
    assertThat(starts(x -> Double.NaN)).isZero();
  }

  private static Path2D shape(DoubleUnaryOperator curve) {
    return CurveShape.of(curve, RANGE, BOX);
  }

  private static int starts(DoubleUnaryOperator curve) {
    int starts = 0;
    double[] coordinates = new double[6];
    for (PathIterator path = shape(curve).getPathIterator(null); !path.isDone(); path.next()) {
      starts += path.currentSegment(coordinates) == PathIterator.SEG_MOVETO ? 1 : 0;
    }
    return starts;
  }
}
