// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.model.Target;
import dev.kan.core.spline.Interval;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Compares served models with plain Java, from raw cells to predictions. */
class ServedModelTest {
  private static final double[] AREAS = {84, Double.NaN, 120.5, 30};
  private static final List<String> DISTRICTS = List.of("north", "  s\u00fcd ", "", "never seen");
  private static final Table TABLE =
      Table.builder().numbers("area of flat", AREAS).texts("district", DISTRICTS).build();

  @TempDir private Path folder;

  private static KanModel model(Target target) {
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(
                    new Quantity("area of flat", "m2", 84, 23.7),
                    80.5,
                    true,
                    Optional.of(new Interval(40, 100)),
                    Distribution.UNKNOWN),
                new CategoryColumn("district", List.of("north", "s\u00fcd"), true)),
            target);
    int outputs = target.outputs().size();
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(5, 3, outputs).build(), 5);
    return new KanModel(kan, schema, target.loss(), Scores.UNKNOWN);
  }

  private static KanModel prices() {
    return model(
        new NumericTarget(
            List.of(new Quantity("price", "EUR", 3e5, 1e5), new Quantity("rent", "", 0, 1))));
  }

  @Test
  void servesNumbersFromRawCellsInTheUsersUnits() throws IOException {
    SavedModels.export(prices(), folder, TFloat64.class);
    Map<String, double[]> served = served(List.of("price", "rent"));
    Batch expected = prices().predict(TABLE);
    assertThat(served.get("price")).containsExactly(expected.column(0), within(1e-6));
    assertThat(served.get("rent")).containsExactly(expected.column(1), within(1e-12));
  }

  @Test
  void servesProbabilitiesAndClasses() throws IOException {
    for (List<String> labels : List.of(List.of("no", "yes"), List.of("a", "b", "\u00e7"))) {
      KanModel model = model(new ClassTarget("dear", labels));
      SavedModels.export(model, folder, TFloat64.class);
      assertThat(served(List.of("probabilities")).get("probabilities"))
          .containsExactly(model.predict(TABLE).toArray(), within(1e-12));
      assertThat(servedClasses()).isEqualTo(model.classify(TABLE));
    }
  }

  @Test
  void servesCodesOfCategoriesAsItServesTheirTexts() throws IOException {
    for (List<String> labels : List.of(List.of("no", "yes"), List.of("a", "b", "\u00e7"))) {
      KanModel model = model(new ClassTarget("dear", labels));
      SavedModels.export(model, folder, TFloat64.class);
      try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
          TFloat64 area = Precision.FLOAT64.tensor(Shape.of(AREAS.length), AREAS);
          TInt32 district = TInt32.vectorOf(0, 1, -1, 2);
          Result result =
              bundle
                  .function("category_codes")
                  .call(ImmutableMap.of("area of flat", area, "district", district))) {
        assertThat(Precision.FLOAT64.values(result.get("probabilities").orElseThrow()))
            .containsExactly(model.predict(TABLE).toArray(), within(1e-12));
        TString classes = (TString) result.get("class").orElseThrow();
        assertThat(IntStream.range(0, AREAS.length).mapToObj(row -> classes.getObject(row)))
            .containsExactlyElementsOf(model.classify(TABLE));
      }
    }
  }

  @Test
  void hasNoCodesWithoutCategories() throws IOException {
    Schema numbers =
        new Schema(
            List.of(NumericColumn.unscaled("x")),
            new NumericTarget(List.of(Quantity.unscaled("y"))));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 0);
    SavedModels.export(new KanModel(kan, numbers, numbers.target().loss(), Scores.UNKNOWN), folder);
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve")) {
      assertThat(bundle.signatures())
          .extracting(Signature::key)
          .containsExactlyInAnyOrder("serving_default", "explain");
    }
  }

  @Test
  void predictsOnTensorFlowAsInJava() {
    KanModel model = prices();
    try (ModelPredictor exact =
            ModelPredictor.of(model, TFloat64.class, RuntimeOptions.defaults());
        ModelPredictor single = ModelPredictor.of(model)) {
      double[] expected = model.predict(TABLE).toArray();
      assertThat(exact.predict(TABLE).toArray()).containsExactly(expected, within(1e-6));
      assertThat(single.predict(TABLE).toArray()).containsExactly(expected, within(1.0));
    }
  }

  @Test
  void importsTheModelAndItsNetwork() throws IOException {
    SavedModels.export(prices(), folder);
    assertThat(SavedModels.importModel(folder)).isEqualTo(prices());
    assertThat(SavedModels.importKan(folder)).isEqualTo(prices().kan());
    SavedModels.export(prices().kan(), folder);
    assertThatThrownBy(() -> SavedModels.importModel(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a SavedModel without a model's columns");
  }

  @Test
  void rejectsATypeTooCoarseForAColumn() throws IOException {
    Schema schema =
        new Schema(
            List.of(new NumericColumn(new Quantity("time", "s", 1.7e9, 3600), 1.7e9, false)),
            new NumericTarget(List.of(Quantity.unscaled("y"))));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 0);
    KanModel model = new KanModel(kan, schema, schema.target().loss(), Scores.UNKNOWN);
    assertThatThrownBy(() -> SavedModels.export(model, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time lies around 1.7E9 and varies by 3600.0 only");
    SavedModels.export(model, folder, TFloat64.class);
  }

  @Test
  void keepsDifferencesOfLargeNumbersInSinglePrecision() throws IOException {
    NumericColumn year =
        new NumericColumn(
            new Quantity("year", "", 2024.3, 0.7),
            2024,
            true,
            Optional.of(new Interval(2022.6, 2026)),
            Distribution.UNKNOWN);
    Schema schema =
        new Schema(List.of(year), new NumericTarget(List.of(new Quantity("y", "", 3, 2))));
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).range(-4, 4).build(), 3);
    KanModel model = new KanModel(kan, schema, schema.target().loss(), Scores.UNKNOWN);
    double[] years = {2020, 2023, Double.NaN, 2024, 2025, 2026, 3000, -3000};
    SavedModels.export(model, folder);
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        Tensor cells = Precision.FLOAT32.tensor(Shape.of(years.length), years);
        Result result = bundle.function("serving_default").call(ImmutableMap.of("year", cells))) {
      double[] expected = model.predict(Table.builder().numbers("year", years).build()).column(0);
      assertThat(Precision.FLOAT32.values((TFloat32) result.get("y").orElseThrow()))
          .containsExactly(expected, within(2e-6));
    }
  }

  @Test
  void exportsYearsAndRefusesTargetsThatTheTypeCannotTellApart() throws IOException {
    Column year = new NumericColumn(new Quantity("year", "", 2024, 1), 2024, false);
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 1).build(), 0);
    Schema fine = new Schema(List.of(year), new NumericTarget(List.of(Quantity.unscaled("y"))));
    SavedModels.export(new KanModel(kan, fine, fine.target().loss(), Scores.UNKNOWN), folder);
    Schema coarse =
        new Schema(List.of(year), new NumericTarget(List.of(new Quantity("y", "", 1e9, 0.3))));
    KanModel model = new KanModel(kan, coarse, coarse.target().loss(), Scores.UNKNOWN);
    assertThatThrownBy(() -> SavedModels.export(model, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y lies around 1.0E9");
    Schema tiny =
        new Schema(List.of(year), new NumericTarget(List.of(new Quantity("y", "", 0, 1e-40))));
    KanModel other = new KanModel(kan, tiny, tiny.target().loss(), Scores.UNKNOWN);
    assertThatThrownBy(() -> SavedModels.export(other, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y varies by 1.0E-40, which ");
    SavedModels.export(other, folder, TFloat64.class);
  }

  @Test
  void servesNoClassForACellThatIsNotFinite() throws IOException {
    KanModel model = model(new ClassTarget("dear", List.of("no", "yes")));
    SavedModels.export(model, folder, TFloat64.class);
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        TFloat64 area =
            Precision.FLOAT64.tensor(Shape.of(2), new double[] {Double.POSITIVE_INFINITY, 84});
        TString district = TString.tensorOf(NdArrays.vectorOfObjects("north", "north"));
        Result result = call(bundle, area, district)) {
      TString classes = (TString) result.get("class").orElseThrow();
      assertThat(classes.getObject(0)).isEmpty();
      assertThat(classes.getObject(1)).isIn("no", "yes");
    }
  }

  @Test
  void servesContributionsOfColumnsInTheirOrder() throws IOException {
    for (KanModel model : List.of(prices(), model(new ClassTarget("dear", List.of("no", "yes"))))) {
      Contributions expected = Explainer.of(model).contributions(TABLE);
      SavedModels.export(model, folder, TFloat64.class);
      assertServesContributions(expected, Precision.FLOAT64, 1e-10);
      SavedModels.export(model, folder);
      assertServesContributions(expected, Precision.FLOAT32, 1e-6);
    }
  }

  private void assertServesContributions(
      Contributions expected, Precision<?> precision, double tolerance) {
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        Tensor area = precision.tensor(Shape.of(AREAS.length), AREAS);
        TString district =
            TString.tensorOf(NdArrays.vectorOfObjects(DISTRICTS.toArray(new String[0])));
        Result result =
            bundle
                .function("explain")
                .call(ImmutableMap.of("area of flat", area, "district", district))) {
      int outputs = expected.outputs().size();
      TString columns = (TString) result.get("columns").orElseThrow();
      Tensor contributions = result.get("contributions").orElseThrow();
      assertThat(contributions.shape()).isEqualTo(Shape.of(AREAS.length, 2, outputs));
      double[] baseline = precision.values(result.get("baseline").orElseThrow());
      double[] values = precision.values(contributions);
      for (int o = 0; o < outputs; o++) {
        assertThat(baseline[o])
            .isCloseTo(expected.baselines().get(o), near(baseline[o], tolerance));
        for (int c = 0; c < 2; c++) {
          assertThat(columns.getObject(c)).isEqualTo(expected.columns().get(c));
          for (int r = 0; r < AREAS.length; r++) {
            double value = expected.of(r, c, o);
            assertThat(values[(r * 2 + c) * outputs + o]).isCloseTo(value, near(value, tolerance));
          }
        }
      }
    }
  }

  private static Offset<Double> near(double value, double tolerance) {
    return within(tolerance * Math.max(1, Math.abs(value)));
  }

  private Map<String, double[]> served(List<String> outputs) {
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        TFloat64 area = Precision.FLOAT64.tensor(Shape.of(AREAS.length), AREAS);
        TString district =
            TString.tensorOf(NdArrays.vectorOfObjects(DISTRICTS.toArray(new String[0])));
        Result result = call(bundle, area, district)) {
      ImmutableMap.Builder<String, double[]> values = ImmutableMap.builder();
      for (String output : outputs) {
        values.put(output, Precision.FLOAT64.values(result.get(output).orElseThrow()));
      }
      return values.buildOrThrow();
    }
  }

  private List<String> servedClasses() {
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        TFloat64 area = Precision.FLOAT64.tensor(Shape.of(AREAS.length), AREAS);
        TString district =
            TString.tensorOf(NdArrays.vectorOfObjects(DISTRICTS.toArray(new String[0])));
        Result result = call(bundle, area, district)) {
      TString classes = (TString) result.get("class").orElseThrow();
      return IntStream.range(0, AREAS.length).mapToObj(row -> classes.getObject(row)).toList();
    }
  }

  private static Result call(SavedModelBundle bundle, Tensor area, Tensor district) {
    return bundle
        .function("serving_default")
        .call(ImmutableMap.of("area of flat", area, "district", district));
  }
}
