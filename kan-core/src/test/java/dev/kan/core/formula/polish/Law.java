// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import java.util.List;
import java.util.Random;

/**
 * A known law from which tests draw samples, with columns named as the variables of its formula.
 *
 * @param formula the law
 * @param lowest the smallest value of each column
 * @param highest the largest value of each column
 */
record Law(Expression formula, double lowest, double highest) {
  static Law of(String formula) {
    return new Law(Expression.parse(formula), 0.5, 3);
  }

  List<String> columns() {
    return List.copyOf(formula.variables());
  }

  /**
   * Returns samples.
   *
   * @param noise the standard deviation of the noise as a share of that of the target
   */
  Observations observations(int rows, double noise, long seed) {
    return Observations.of(columns(), samples(rows, noise, seed));
  }

  Samples samples(int rows, double noise, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][columns().size()];
    double[] targets = new double[rows];
    Compiled value = formula.compile(columns());
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < inputs[r].length; c++) {
        inputs[r][c] = lowest + (highest - lowest) * random.nextDouble();
      }
      targets[r] = value.at(inputs[r]);
    }
    double deviation = deviation(targets);
    for (int r = 0; r < rows; r++) {
      targets[r] += noise * deviation * random.nextGaussian();
    }
    return new Samples(Batch.ofRows(inputs), Batch.of(1, targets));
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    return Math.sqrt(square);
  }
}
