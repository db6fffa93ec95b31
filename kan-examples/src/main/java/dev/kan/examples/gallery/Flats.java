// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented prices of flats, for the examples that serve a model. */
final class Flats {
  private static final int ROWS = 200;

  private Flats() {}

  static Table table() {
    Random random = new Random(0);
    double[] area = new double[ROWS];
    double[] price = new double[ROWS];
    List<String> district = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      area[r] = Math.rint(random.nextDouble(30, 150));
      district.add(r % 3 == 0 ? "harbour" : "hills");
      price[r] = Math.rint(area[r] * (r % 3 == 0 ? 6000 : 4000) + 5000 * random.nextGaussian());
    }
    return Table.builder()
        .numbers("area", area)
        .texts("district", district)
        .numbers("price", price)
        .build();
  }
}
