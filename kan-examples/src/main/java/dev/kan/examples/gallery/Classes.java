// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableSplit;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Classes from a table: two half moons, and a column of texts to predict. */
public final class Classes {
  private static final int ROWS = 400;

  private Classes() {}

  /** Trains a classifier; prints its scores on rows held out, and the class of a point. */
  public static void main(String[] args) {
    TableSplit moons = moons().split(0.25, 0);
    KanModel model = ModelTrainer.builder("moon").hidden(2).build().train(moons.train());
    System.out.println(model.score(moons.test()));

    Map<String, Double> point = Map.of("x", 0.0, "y", 0.9);
    double[] probabilities = model.predict(point);
    System.out.println(
        "at " + point.get("x") + ", " + point.get("y") + ": " + model.classify(point));
    for (int c = 0; c < probabilities.length; c++) {
      System.out.println(model.schema().target().predicted().get(c) + " " + probabilities[c]);
    }
  }

  private static Table moons() {
    Random random = new Random(0);
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    List<String> moon = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      boolean upper = r % 2 == 0;
      double angle = Math.PI * random.nextDouble();
      x[r] = (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.1 * random.nextGaussian();
      y[r] = (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.1 * random.nextGaussian();
      moon.add(upper ? "upper" : "lower");
    }
    return Table.builder().numbers("x", x).numbers("y", y).texts("moon", moon).build();
  }
}
