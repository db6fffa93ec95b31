// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Residuals;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.model.Target;
import dev.kan.core.spline.Interval;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelJsonTest {
  static Stream<KanModel> models() {
    return Stream.of(
        model(
            new NumericTarget(List.of(new Quantity("price \u20ac", "\u20ac", 1e5, 0.1))),
            new Scores(
                ImmutableMap.of(Metric.R2, 0.1 + 0.2, Metric.MEAN_ABSOLUTE_ERROR, Double.NaN), 7)),
        model(new ClassTarget("dear", List.of("no", "yes")), Scores.UNKNOWN));
  }

  private static KanModel model(Target target, Scores scores) {
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(
                    new Quantity("area", "m2", 84.1, 23.7),
                    80.5,
                    true,
                    Optional.of(new Interval(10.1, 200.3)),
                    new Distribution(List.of(0.1, 0.3, 7.7), 0.25)),
                new CategoryColumn(
                    "district", List.of("north", "s\u00fcd"), false, List.of(0.3, 0.1))),
            target);
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(4, 2, 1).build(), 5);
    return new KanModel(
        kan.withStep("trained", ImmutableMap.of("steps", "3")),
        schema,
        target.loss(),
        scores,
        target instanceof NumericTarget ? List.of(Residuals.of(-0.1, 0.7, 0.3)) : List.of());
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsModelsToTheLastBit(KanModel model, @TempDir Path directory) throws Exception {
    Path file = directory.resolve("model.json");
    ModelJson.write(model, file);
    assertThat(ModelJson.read(file)).isEqualTo(model);
  }

  @Test
  void readsTheFirstVersion() {
    String columns =
        "[{\"kind\":\"numeric\",\"quantity\":{\"name\":\"x\",\"unit\":\"\",\"centre\":0.5,\"scale\":2.0},"
            + "\"imputed\":0.1,\"missingLearned\":false},"
            + "{\"kind\":\"category\",\"name\":\"c\",\"categories\":[\"a\"],\"missingLearned\":false}]";
    KanModel model = models().findFirst().orElseThrow();
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).build(), 5);
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(new Quantity("x", "", 0.5, 2), 0.1, false),
                new CategoryColumn("c", List.of("a"), false)),
            model.schema().target());
    KanModel expected = new KanModel(kan, schema, model.loss(), model.scores());
    Json.Fields newest = ModelDocument.of(expected).json();
    Json.Fields first =
        newest
            .without("version")
            .without("columns")
            .without("residuals")
            .with("version", Json.of(1L))
            .with("columns", JsonText.parse(columns));
    assertThat(ModelJson.fromJson(JsonText.compact(StrictJson.checked(first)))).isEqualTo(expected);
  }

  @Test
  void saysThatATextWasCutOff() {
    String json = ModelJson.toJson(models().findFirst().orElseThrow());
    assertThatThrownBy(() -> ModelJson.fromJson(json.substring(0, json.length() / 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut off")
        .hasMessageNotContaining("REDACTED");
  }

  @ParameterizedTest
  @MethodSource("models")
  void rejectsAnyChange(KanModel model) {
    String json = ModelJson.toJson(model);
    for (String part : List.of("84.1", "district", "\"samples\":", "trained", "CROSS", "80.5")) {
      int at = json.indexOf(part);
      if (at >= 0) {
        String damaged =
            json.substring(0, at) + json.substring(at).replaceFirst("[0-9a-zA-Z]", "1");
        assertThatThrownBy(() -> ModelJson.fromJson(damaged))
            .as(part)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void rejectsBareNetworks(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("kan.json");
    KanModel model = models().findFirst().orElseThrow();
    KanJson.write(model.kan(), file);
    assertThatThrownBy(() -> ModelJson.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not a model in JSON: expected \"format\": \"kan-model\"");
    Files.writeString(file, ModelJson.toJson(model));
    assertThatThrownBy(() -> KanJson.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected \"format\": \"kan\"; got \"kan-model\"");
  }
}
