// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.io.Resources;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples of classes, one-hot, that fits by cross-entropy must tell apart. */
final class ClassProblems {
  private ClassProblems() {}

  /**
   * Fisher's iris: 150 flowers of three kinds, four measures; from the UCI repository as
   * scikit-learn ships it (CC BY 4.0).
   */
  static Samples iris() {
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    List<String> kinds = List.of("setosa", "versicolor", "virginica");
    try {
      List<String> lines =
          Resources.readLines(Resources.getResource("data/iris.csv"), StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = List.of(line.split(",", -1));
        inputs.add(cells.subList(0, 4).stream().mapToDouble(Double::parseDouble).toArray());
        targets.add(oneHot(kinds.indexOf(cells.get(4)), 3));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return samples(inputs, targets);
  }

  /** Two half circles with noise of 0.1. */
  static Samples moons(int seed, int rows) {
    SeededRandom random = new SeededRandom(seed);
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < rows; n++) {
      double angle = random.uniform(0, Math.PI);
      int moon = n % 2;
      double x = moon == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = moon == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
      inputs.add(new double[] {x + 0.1 * random.gaussian(), y + 0.1 * random.gaussian()});
      targets.add(oneHot(moon, 2));
    }
    return samples(inputs, targets);
  }

  /**
   * Clouds of points around the corners of a simplex, four deviations apart, the columns in units
   * that differ by powers of ten as those of a chemical analysis do.
   */
  static Samples clouds(int seed, int rows, int columns, int classes) {
    SeededRandom random = new SeededRandom(seed);
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < rows; n++) {
      int kind = n % classes;
      double[] x = new double[columns];
      for (int i = 0; i < columns; i++) {
        double unit = Math.pow(10, i % 5 - 2);
        x[i] = unit * (random.gaussian() + (i % classes == kind ? 4 : 0));
      }
      inputs.add(x);
      targets.add(oneHot(kind, classes));
    }
    return samples(inputs, targets);
  }

  /** The share of samples whose largest output is that of their class. */
  static double accuracy(Kan kan, Samples samples) {
    Batch y = KanEvaluator.of(kan).evaluate(samples.inputs());
    int right = 0;
    for (int n = 0; n < samples.size(); n++) {
      right += largest(y.row(n)) == largest(samples.targets().row(n)) ? 1 : 0;
    }
    return right / (double) samples.size();
  }

  private static int largest(double[] row) {
    int largest = 0;
    for (int i = 1; i < row.length; i++) {
      largest = row[i] > row[largest] ? i : largest;
    }
    return largest;
  }

  private static double[] oneHot(int kind, int classes) {
    double[] row = new double[classes];
    Arrays.setAll(row, i -> i == kind ? 1 : 0);
    return row;
  }

  private static Samples samples(List<double[]> inputs, List<double[]> targets) {
    return new Samples(
        Batch.ofRows(inputs.toArray(double[][]::new)),
        Batch.ofRows(targets.toArray(double[][]::new)));
  }
}
