// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.storage.csv.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of flats: 3000 for a square metre, a fifth more in the centre, and a little noise. */
public final class Flats {
  private Flats() {}

  /** Returns the table; some areas are missing. */
  public static Table table(int rows) {
    SeededRandom random = new SeededRandom(1);
    double[] area = new double[rows];
    double[] rooms = new double[rows];
    double[] price = new double[rows];
    List<String> district = new ArrayList<>();
    List<String> dear = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      area[r] = random.uniform(40, 160);
      rooms[r] = Math.rint(random.uniform(1, 5));
      district.add(r % 3 == 0 ? "centre" : r % 3 == 1 ? "north, west" : "south");
      price[r] = 3000 * area[r] * (r % 3 == 0 ? 1.2 : 1) + random.uniform(-9000, 9000);
      dear.add(price[r] > 330_000 ? "yes" : "no");
      area[r] = r % 17 == 5 ? Double.NaN : area[r];
    }
    return Table.builder()
        .numbers("area", area)
        .texts("district", district)
        .numbers("rooms", rooms)
        .numbers("price", price)
        .texts("dear", dear)
        .build();
  }

  /** Writes the table without one of its targets. */
  public static Path write(Path file, int rows, String without) throws IOException {
    TableWriter.write(table(rows).without(List.of(without)), file);
    return file;
  }
}
