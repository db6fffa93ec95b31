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
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.Explainer;
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

  @Test
  void writesARegressionInRawUnits() throws IOException {
    Table flats = Flats.table(300, 1).without(List.of("level"));
    KanModel model = AutoTrainer.builder("rent").compact().build().train(flats).model();
    Table rows = Flats.table(ROWS, 2);
    Map<String, ?> rents = Map.of("rent", model.predict(rows).column(0));
    export("regression", model, rows, rents, Map.of());
    writeContributions("regression", model, rows);
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
    writeContributions("classes", model, rows);
  }

  @Test
  void writesAModelOfCategories() throws IOException {
    KanModel model =
        AutoTrainer.builder("rent").compact().build().train(Flats.table(300, 1)).model();
    Table rows = Flats.table(ROWS, 2, List.of("", "never seen"));
    Map<String, ?> rents = Map.of("rent", model.predict(rows).column(0));
    export("categories", model, rows, rents, Map.of());
    CategoryColumn level = (CategoryColumn) model.schema().columns().get(2);
    Map<String, Object> inputs = new LinkedHashMap<>(inputs(model, rows));
    inputs.put(
        "level",
        IntStream.range(0, ROWS)
            .map(row -> level.categories().indexOf(text(rows.column("level"), row)))
            .toArray());
    write("categories-codes", "categories", SavedModels.CATEGORY_CODES, inputs, rents, Map.of());
  }

  @Test
  void writesANetworkWithSymbolicEdges() throws IOException {
    export("symbolic", Networks.symbolic(FunctionLibrary.standard()));
    export("elementary", Networks.symbolic(FunctionLibrary.standard().without("arctanh")));
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
    write(name, name, SavedModels.SIGNATURE, inputs(model, rows), outputs, texts);
    assertThat(SavedModels.importModel(ServedModel.folder().resolve(name))).isEqualTo(model);
  }

  private static void export(String name, Kan kan) throws IOException {
    SavedModels.export(kan, ServedModel.folder().resolve(name));
    Batch x = inputs(kan.inputs());
    Batch y = KanEvaluator.of(kan).evaluate(x);
    write(
        name,
        name,
        SavedModels.SIGNATURE,
        Map.of("x", nested(x)),
        Map.of("y", nested(y)),
        Map.of());
    assertThat(SavedModels.importKan(ServedModel.folder().resolve(name))).isEqualTo(kan);
  }

  private static void writeContributions(String name, KanModel model, Table rows)
      throws IOException {
    Contributions expected = Explainer.of(model).contributions(rows);
    double[][][] values = new double[ROWS][expected.columns().size()][expected.outputs().size()];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < values[row].length; column++) {
        for (int output = 0; output < values[row][column].length; output++) {
          values[row][column][output] = expected.of(row, column, output);
        }
      }
    }
    write(
        name + "-explain",
        name,
        SavedModels.EXPLAIN,
        inputs(model, rows),
        Map.of(SavedModels.CONTRIBUTIONS, values, SavedModels.BASELINE, expected.baselines()),
        Map.of(SavedModels.COLUMNS, expected.columns()));
  }

  private static Map<String, Object> inputs(KanModel model, Table rows) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    model
        .schema()
        .columns()
        .forEach(column -> inputs.put(column.name(), cells(rows.column(column.name()))));
    return inputs;
  }

  private static void write(
      String name,
      String model,
      String signature,
      Map<String, ?> inputs,
      Map<String, ?> outputs,
      Map<String, List<String>> texts)
      throws IOException {
    new ObjectMapper()
        .writeValue(
            ServedModel.folder().resolve(name + ".json").toFile(),
            Map.of(
                "model", model,
                "signature", signature,
                "inputs", inputs,
                "outputs", outputs,
                "texts", texts));
  }

  /** Returns inputs that are exact in single precision, some of them outside the grids. */
  private static Batch inputs(int columns) {
    SeededRandom random = new SeededRandom(5);
    double[] values = new double[ROWS * columns];
    Arrays.setAll(values, v -> (float) random.uniform(-1.5, 1.5));
    return Batch.of(columns, values);
  }

  private static Object[] cells(TableColumn column) {
    if (!column.isNumeric()) {
      return IntStream.range(0, column.rows()).mapToObj(row -> text(column, row)).toArray();
    }
    return IntStream.range(0, column.rows())
        .mapToObj(row -> column.isMissing(row) ? null : column.number(row))
        .toArray(Double[]::new);
  }

  private static String text(TableColumn column, int row) {
    return column.isMissing(row) ? "" : column.text(row);
  }

  private static double[][] nested(Batch batch) {
    return IntStream.range(0, batch.rows()).mapToObj(batch::row).toArray(double[][]::new);
  }
}
