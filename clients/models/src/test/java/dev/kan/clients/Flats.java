// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import java.util.ArrayList;
import java.util.List;

/** A made table of flats, with columns in large units and missing cells. */
final class Flats {
  private Flats() {}

  /** Returns a table with the columns area, year, rent and level. */
  static Table table(int rows, int seed) {
    return table(rows, seed, List.of());
  }

  /** Returns the same table with other levels in some of the rows. */
  static Table table(int rows, int seed, List<String> others) {
    SeededRandom random = new SeededRandom(seed);
    double[] area = new double[rows];
    double[] year = new double[rows];
    double[] rent = new double[rows];
    List<String> level = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      area[row] = (float) random.uniform(20, 200);
      year[row] = Math.rint(random.uniform(1900, 2020));
      rent[row] = 300 + 9 * area[row] + 4 * Math.pow((year[row] - 1950) / 10, 2);
      String own = rent[row] < 900 ? "low" : rent[row] < 1500 ? "middle" : "high";
      level.add(row % 7 < others.size() ? others.get(row % 7) : own);
      if (row % 9 == 0) {
        area[row] = Double.NaN;
      }
    }
    return Table.builder()
        .numbers("area of flat", area)
        .numbers("year", year)
        .numbers("rent", rent)
        .texts("level", level)
        .build();
  }
}
