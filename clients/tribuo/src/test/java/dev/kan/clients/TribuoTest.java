// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.model.ClassTarget;
import dev.kan.tf.serving.KanPredictor;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.TensorFlow;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.tensorflow.DenseFeatureConverter;
import org.tribuo.interop.tensorflow.FeatureConverter;
import org.tribuo.interop.tensorflow.LabelConverter;
import org.tribuo.interop.tensorflow.OutputConverter;
import org.tribuo.interop.tensorflow.RegressorConverter;
import org.tribuo.interop.tensorflow.TensorFlowSavedModelExternalModel;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Compares what exported models give in Tribuo with plain Java. */
class TribuoTest {
  @Test
  void runsInOneProcessWithThisLibrary() throws IOException {
    ServedModel model = ServedModel.read("network");
    assertThat(TensorFlow.version()).startsWith("2.18");
    try (KanPredictor predictor = KanPredictor.of(SavedModels.importKan(model.directory()))) {
      float[] values = predictor.predict(model.inputs().get("x").floats());
      ServedModel.accept("this library", "network", model.outputs().get("y").difference(values));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fitted", "symbolic", "products", "network"})
  void servesNetworks(String name) throws IOException {
    ServedModel model = ServedModel.read(name);
    int inputs = model.inputs().get("x").shape().get(1);
    List<String> features = IntStream.range(0, inputs).mapToObj(i -> numbered("x", i)).toList();
    acceptNumbers(model, "y", features, new DenseFeatureConverter("x"));
  }

  @Test
  void servesARegressionInRawUnits() throws IOException {
    ServedModel model = ServedModel.read("regression");
    List<String> columns = List.copyOf(model.inputs().keySet());
    acceptNumbers(model, "rent", columns, new ColumnConverter(columns));
  }

  @Test
  void servesClasses() throws IOException {
    ServedModel model = ServedModel.read("classes");
    List<String> columns = List.copyOf(model.inputs().keySet());
    ClassTarget target = (ClassTarget) SavedModels.importModel(model.directory()).schema().target();
    Map<Label, Integer> labels = new HashMap<>();
    target.labels().forEach(label -> labels.put(new Label(label), labels.size()));
    List<Prediction<Label>> predictions =
        predictions(
            model,
            columns,
            new LabelFactory(),
            labels,
            "probabilities",
            new ColumnConverter(columns),
            new LabelConverter());
    List<Double> probabilities = new ArrayList<>();
    for (Prediction<Label> prediction : predictions) {
      for (String label : target.labels()) {
        probabilities.add(prediction.getOutputScores().get(label).getScore());
      }
    }
    ServedModel.accept(
        "Tribuo",
        "classes",
        model.outputs().get("probabilities").difference(floats(probabilities)));
    assertThat(predictions.stream().map(prediction -> prediction.getOutput().getLabel()))
        .containsExactlyElementsOf(model.texts().get("class"));
  }

  private static void acceptNumbers(
      ServedModel model, String output, List<String> features, FeatureConverter converter)
      throws IOException {
    Cells expected = model.outputs().get(output);
    Map<Regressor, Integer> outputs = new HashMap<>();
    for (int o = 0; o < expected.values().length / expected.rows(); o++) {
      outputs.put(new Regressor(numbered("y", o), Double.NaN), o);
    }
    List<Double> values = new ArrayList<>();
    for (Prediction<Regressor> prediction :
        predictions(
            model,
            features,
            new RegressionFactory(),
            outputs,
            output,
            converter,
            new RegressorConverter())) {
      for (double value : prediction.getOutput().getValues()) {
        values.add(value);
      }
    }
    ServedModel.accept("Tribuo", model.name(), expected.difference(floats(values)));
  }

  private static <T extends Output<T>> List<Prediction<T>> predictions(
      ServedModel model,
      List<String> features,
      OutputFactory<T> factory,
      Map<T, Integer> outputs,
      String output,
      FeatureConverter featureConverter,
      OutputConverter<T> outputConverter)
      throws IOException {
    Map<String, Integer> order = new HashMap<>();
    features.forEach(feature -> order.put(feature, order.size()));
    List<Prediction<T>> predictions = new ArrayList<>();
    try (TensorFlowSavedModelExternalModel<T> served =
        TensorFlowSavedModelExternalModel.createTensorflowModel(
            factory,
            order,
            outputs,
            output,
            featureConverter,
            outputConverter,
            model.directory().toString())) {
      for (double[] row : rows(model)) {
        ArrayExample<T> example = new ArrayExample<>(factory.getUnknownOutput());
        for (int f = 0; f < row.length; f++) {
          if (!Double.isNaN(row[f])) {
            example.add(features.get(f), row[f]);
          }
        }
        predictions.add(served.predict(example));
      }
    }
    return predictions;
  }

  /** Returns the numbers of all inputs, row by row. */
  private static List<double[]> rows(ServedModel model) {
    int rows = model.inputs().values().iterator().next().rows();
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                model.inputs().values().stream()
                    .flatMapToDouble(
                        cells -> {
                          int width = cells.values().length / rows;
                          return IntStream.range(row * width, (row + 1) * width)
                              .mapToDouble(v -> cells.values()[v]);
                        })
                    .toArray())
        .toList();
  }

  /** Returns a name whose order is that of the number. */
  private static String numbered(String letter, int number) {
    return String.format(Locale.ROOT, "%s%03d", letter, number);
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int v = 0; v < floats.length; v++) {
      floats[v] = values.get(v).floatValue();
    }
    return floats;
  }
}
