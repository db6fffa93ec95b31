// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A known law, sampled in boxes that are uniform in the values or in their logarithms. */
public final class Law {
  private final Expression formula;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> ranges = new ArrayList<>();

  private Law(Expression formula) {
    this.formula = formula;
  }

  public static Law of(String formula) {
    return new Law(Expression.parse(formula));
  }

  /** Adds a column. */
  public Law on(String name, double lower, double upper) {
    names.add(name);
    ranges.add(new double[] {lower, upper});
    return this;
  }

  public Problem sample(int rows, long seed) {
    Random random = new Random(seed);
    double[][] columns = new double[names.size()][rows];
    double[] target = new double[rows];
    var compiled = formula.compile(names);
    for (int row = 0; row < rows; row++) {
      double[] point = new double[names.size()];
      for (int i = 0; i < point.length; i++) {
        double[] range = ranges.get(i);
        double share = random.nextDouble();
        boolean logarithmic = range[0] > 0 && range[1] / range[0] > 50;
        point[i] =
            logarithmic
                ? range[0] * Math.pow(range[1] / range[0], share)
                : range[0] + share * (range[1] - range[0]);
        columns[i][row] = point[i];
      }
      target[row] = compiled.at(point);
    }
    ImmutableList.Builder<Column> inputs = ImmutableList.builder();
    for (int i = 0; i < columns.length; i++) {
      inputs.add(Column.of(names.get(i), columns[i]));
    }
    return Problem.of(inputs.build(), Column.of("y", target));
  }

  /**
   * Returns samples with normal noise, which the problem knows.
   *
   * @param share the standard deviation of the noise as a share of the target's
   */
  public Problem noisySample(int rows, double share, long seed) {
    Problem clean = sample(rows, seed);
    double deviation = share * clean.deviation();
    Random random = new Random(seed + 1);
    double[] target =
        Arrays.stream(clean.target().raw())
            .map(y -> y + deviation * random.nextGaussian())
            .toArray();
    return Problem.of(clean.columns(), Column.of("y", target)).withNoise(deviation);
  }

  /**
   * Returns the unexplained variance, on fresh points of this law, of the best formula that a stage
   * finds in other samples.
   */
  public double missedBy(Stage stage) {
    Candidate best = stage.search(sample(300, 1), Effort.unlimited()).get(0);
    return sample(200, 2).unexplained(best.expression());
  }
}
