// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.auto.AutoTrainer;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes the models that all clients read, with inputs and what plain Java computes from them. */
class ExportTest {
  private static final int ROWS = 50;
  private static final List<String> COLUMNS = List.of("area of flat", "year");

  @Test
  void writesARegressionInRawUnits() throws IOException {
    Table flats = Flats.table(300, 1).without(List.of("level"));
    KanModel model = AutoTrainer.builder("rent").compact().build().train(flats).model();
    Table rows = Flats.table(ROWS, 2);
    Map<String, ?> rents = Map.of("rent", model.predict(rows).column(0));
    export("regression", model, rows, rents, Map.of());
    export("fitted", model.kan()); // its knots are irregular, and its inputs are scaled already
  }

  @Test
  void writesAModelOfClasses() throws IOException {
    Table flats = Flats.table(300, 1).without(List.of("rent"));
    KanModel model = AutoTrainer.builder("level").compact().build().train(flats).model();
    Table rows = Flats.table(ROWS, 2);
    export(
        "classes",
        model,
        rows,
        Map.of("probabilities", nested(model.predict(rows))),
        Map.of("class", model.classify(rows)));
  }

  @Test
  void writesANetworkWithSymbolicEdges() throws IOException {
    export("symbolic", Networks.symbolic());
  }

  @Test
  void writesANetworkWithProductNodes() throws IOException {
    export("products", Networks.products());
  }

  @Test
  void writesANetworkOfSplines() throws IOException {
    export("network", Networks.plain());
  }

  private static void export(
      String name,
      KanModel model,
      Table rows,
      Map<String, ?> outputs,
      Map<String, List<String>> texts)
      throws IOException {
    SavedModels.export(model, ServedModel.folder().resolve(name));
    Map<String, Object> inputs = new LinkedHashMap<>();
    COLUMNS.forEach(column -> inputs.put(column, cells(rows.column(column))));
    write(name, inputs, outputs, texts);
    assertThat(SavedModels.importModel(ServedModel.folder().resolve(name))).isEqualTo(model);
  }

  private static void export(String name, Kan kan) throws IOException {
    SavedModels.export(kan, ServedModel.folder().resolve(name));
    Batch x = inputs(kan.inputs());
    Batch y = KanEvaluator.of(kan).evaluate(x);
    write(name, Map.of("x", nested(x)), Map.of("y", nested(y)), Map.of());
    assertThat(SavedModels.importKan(ServedModel.folder().resolve(name))).isEqualTo(kan);
  }

  private static void write(
      String name, Map<String, ?> inputs, Map<String, ?> outputs, Map<String, List<String>> texts)
      throws IOException {
    new ObjectMapper()
        .writeValue(
            ServedModel.folder().resolve(name + ".json").toFile(),
            Map.of("inputs", inputs, "outputs", outputs, "texts", texts));
  }

  /** Returns inputs that are exact in single precision, some of them outside the grids. */
  private static Batch inputs(int columns) {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[ROWS * columns];
    Arrays.setAll(values, v -> (float) random.uniform(-1.5, 1.5));
    return Batch.of(columns, values);
  }

  private static Double[] cells(TableColumn column) {
    return IntStream.range(0, column.rows())
        .mapToObj(row -> column.isMissing(row) ? null : column.number(row))
        .toArray(Double[]::new);
  }

  private static double[][] nested(Batch batch) {
    return IntStream.range(0, batch.rows()).mapToObj(batch::row).toArray(double[][]::new);
  }
}
