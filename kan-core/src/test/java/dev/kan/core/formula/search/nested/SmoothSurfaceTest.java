// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SmoothSurfaceTest {
  private static final double[] WEIGHTS = {1, 1};
  private static final double MEAN = Math.sin(1) * Math.sin(1);

  private static double[][] points(int count) {
    Random random = new Random(1);
    double[][] points = new double[count][2];
    for (double[] point : points) {
      point[0] = 2 * random.nextDouble() - 1;
      point[1] = 2 * random.nextDouble() - 1;
    }
    return points;
  }

  @Test
  void gradientsAreThoseOfTheFunction() {
    double[][] points = points(200);
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(points[i][0] + 1) * Math.cos(points[i][1]) - MEAN;
    }

    double[][] gradients = new SmoothSurface(points, values, WEIGHTS, new int[2]).gradients();

    for (int i = 0; i < points.length; i++) {
      double x = points[i][0];
      double y = points[i][1];
      assertThat(gradients[i][0]).isCloseTo(Math.cos(x + 1) * Math.cos(y), within(1e-3));
      assertThat(gradients[i][1]).isCloseTo(-Math.sin(x + 1) * Math.sin(y), within(1e-3));
    }
  }

  @Test
  void partsOfSumsDifferFromTheirFunctionsByConstants() {
    double[][] points = points(200);
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(2 * points[i][0]) + points[i][1] * points[i][1] - 1.0 / 3;
    }

    double[] part = new SmoothSurface(points, values, WEIGHTS, new int[] {0, 1}).part(0);

    double offset = part[0] - Math.sin(2 * points[0][0]);
    for (int i = 0; i < points.length; i++) {
      assertThat(part[i] - offset).isCloseTo(Math.sin(2 * points[i][0]), within(1e-4));
    }
  }

  @Test
  void sumsAreLikelierAsSums() {
    double[][] points = points(100);
    double[] sums = new double[points.length];
    double[] products = new double[points.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.sin(2 * points[i][0]) + points[i][1] * points[i][1];
      products[i] = Math.sin(2 * points[i][0]) * points[i][1];
    }

    assertThat(surprise(points, sums, 0, 1)).isLessThan(surprise(points, sums, 0, 0));
    assertThat(surprise(points, products, 0, 0)).isLessThan(surprise(points, products, 0, 1));
  }

  private static double surprise(double[][] points, double[] values, int... groups) {
    return new SmoothSurface(points, values, WEIGHTS, groups).surprise();
  }

  @Test
  void samplePointsThatCoincideAreNoReasonToFail() {
    double[][] points = {{0, 0}, {0, 0}, {1, 1}};

    assertThat(new SmoothSurface(points, new double[] {1, 1, -2}, WEIGHTS, new int[2]).surprise())
        .isFinite();
  }
}
