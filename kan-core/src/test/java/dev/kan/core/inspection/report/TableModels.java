// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import java.util.ArrayList;
import java.util.List;

/** Tables, and models of them with random networks. */
final class TableModels {
  static final List<String> KINDS = List.of("flat", "house", "villa");

  private TableModels() {}

  /** Rows of area, district with missing cells, and price. */
  static Table prices(int rows) {
    SeededRandom random = new SeededRandom(rows);
    double[] areas = new double[rows];
    double[] prices = new double[rows];
    List<String> districts = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      areas[r] = Math.rint(random.uniform(20, 180));
      districts.add(r % 7 == 3 ? "" : r % 2 == 0 ? "north" : "south");
      prices[r] = 1000 * areas[r] + 20_000 * random.gaussian();
    }
    return Table.builder()
        .numbers("area", areas)
        .texts("district", districts)
        .numbers("price", prices)
        .build();
  }

  /** Rows of two numbers, the first with missing cells, and one of several classes. */
  static Table kinds(int rows, int classes) {
    SeededRandom random = new SeededRandom(rows);
    double[] rooms = new double[rows];
    double[] floors = new double[rows];
    List<String> kinds = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      rooms[r] = r % 9 == 4 ? Double.NaN : Math.rint(random.uniform(1, 9));
      floors[r] = random.gaussian();
      kinds.add(KINDS.get(r % classes));
    }
    return Table.builder()
        .numbers("rooms", rooms)
        .numbers("floors", floors)
        .texts("kind", kinds)
        .build();
  }

  /** A model of all columns but the last, which it predicts, with hidden nodes if there are any. */
  static KanModel model(Table table, int... hidden) {
    String target = table.names().get(table.names().size() - 1);
    Schema schema = Schema.of(table, target);
    int[] widths = new int[hidden.length + 2];
    widths[0] = schema.inputs().size();
    System.arraycopy(hidden, 0, widths, 1, hidden.length);
    widths[widths.length - 1] = schema.target().outputs().size();
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(widths).build(), 1);
    KanModel model = new KanModel(kan, schema, schema.target().loss(), Scores.UNKNOWN);
    ModelEvaluator evaluator = ModelEvaluator.of(model);
    return model.withScores(evaluator.score(table)).withResiduals(evaluator.residuals(table));
  }

  static PageReader page(KanModel model, Table rows) throws Exception {
    return PageReader.of(TableReport.builder(model).rows(rows).build().html());
  }
}
