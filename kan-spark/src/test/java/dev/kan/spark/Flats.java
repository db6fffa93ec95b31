// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of flats with numbers, categories and missing cells, and untrained models of them. */
final class Flats {
  private static final List<String> DISTRICTS = List.of("Altona", "Barmbek", "Wandsbek");
  private static final List<String> COLUMNS = List.of("area", "age", "district");

  private Flats() {}

  /** Returns a table with the columns area, age, district, price, rent, dear and kind. */
  static Table table(int rows, int seed) {
    Random random = new Random(seed);
    double[] area = new double[rows];
    double[] age = new double[rows];
    double[] price = new double[rows];
    double[] rent = new double[rows];
    List<String> district = new ArrayList<>();
    List<String> dear = new ArrayList<>();
    List<String> kind = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      area[r] = 20 + 100 * random.nextDouble();
      age[r] = random.nextInt(10) == 0 ? Double.NaN : 80 * random.nextDouble();
      int place = random.nextInt(DISTRICTS.size());
      district.add(random.nextInt(12) == 0 ? "" : DISTRICTS.get(place));
      double wear = Double.isNaN(age[r]) ? 0.5 : Math.cos(age[r] / 20);
      double worth = area[r] * (3 + wear + place) + 5 * random.nextGaussian();
      price[r] = 1000 * worth;
      rent[r] = 4 * Math.sqrt(worth) + area[r] / 2;
      dear.add(worth + 40 * random.nextGaussian() > 280 ? "yes" : "no");
      double taste = worth + 60 * random.nextGaussian();
      kind.add(taste > 350 ? "large" : taste > 200 ? "middle" : "small");
    }
    return Table.builder()
        .numbers("area", area)
        .numbers("age", age)
        .texts("district", district)
        .numbers("price", price)
        .numbers("rent", rent)
        .texts("dear", dear)
        .texts("kind", kind)
        .build();
  }

  /** Returns an untrained model with a hidden layer of three nodes. */
  static KanModel model(Table table, String... targets) {
    List<String> others =
        table.names().stream()
            .filter(name -> !COLUMNS.contains(name) && !List.of(targets).contains(name))
            .toList();
    Schema schema = Schema.of(table.without(others), targets);
    Samples samples = schema.samples(table);
    KanSpec spec =
        KanSpec.builder(schema.inputs().size(), 3, schema.target().outputs().size())
            .gridIntervals(3)
            .inputRanges(Dataset.of(samples, samples).inputRanges())
            .build();
    return new KanModel(
        Initialiser.powerLaw().initialise(spec, 1), schema, schema.target().loss(), Scores.UNKNOWN);
  }
}
