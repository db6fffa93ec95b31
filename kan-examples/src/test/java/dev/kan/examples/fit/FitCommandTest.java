// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableSplit;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.examples.CommandRun;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitCommandTest {
  private static final int ROWS = 120;

  @TempDir private Path directory;

  private Path model() {
    return directory.resolve("model");
  }

  private Path prices() throws IOException {
    return Flats.write(directory.resolve("flats.csv"), ROWS, "dear");
  }

  private CommandRun fit(Object csv, String target, Object... more) {
    Object[] start = {"fit", csv, "--target", target, "--out", model()};
    return CommandRun.of(with(start, more));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void writesADirectoryThatIsCompleteAndMayBeMoved() throws IOException {
    Path results = directory.resolve("r.json");
    CommandRun run = fit(prices(), "price", "--json", results, "--quick");
    assertThat(run.code()).as(run.err()).isZero();
    Path moved = Files.move(model(), directory.resolve("moved"));
    assertThat(names(moved))
        .contains(
            "model.json",
            "saved_model",
            "report.html",
            "network.svg",
            "network.png",
            "formula.txt",
            "history.csv",
            "fit.json",
            "checksums.txt");
    for (String line : Files.readAllLines(moved.resolve("checksums.txt"))) {
      Path file = moved.resolve(line.substring(66));
      assertThat(MoreFiles.asByteSource(file).hash(Hashing.sha256()))
          .hasToString(line.substring(0, 64));
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .doesNotContain(directory.toString());
    }
    KanModel read = ModelJson.read(moved.resolve("model.json"));
    assertThat(SavedModels.importModel(moved.resolve("saved_model"))).isEqualTo(read);
    assertThat(CommandRun.of("info", moved).out()).contains("files   all as fit wrote them");
    JsonNode found = json(results);
    assertThat(found.get("task").textValue()).isEqualTo("regression");
    assertThat(found.get("validation").get("r2").doubleValue()).isGreaterThan(0.8);
    assertThat(found.get("validation").get("rmse").doubleValue())
        .isEqualTo(read.scores().get(Metric.ROOT_MEAN_SQUARED_ERROR));
    assertThat(found.get("train").has("r2")).isTrue();
    assertThat(found.get("width").get(0).intValue()).isEqualTo(read.kan().inputs());
    assertThat(found.get("parameters").longValue()).isEqualTo(read.kan().parameterCount());
    assertThat(found.has("seconds")).isTrue();
    assertThat(found.has("formula")).isTrue();
    assertThat(run.out()).contains("a constant", "linear", "model: " + model());
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  @Test
  void learnsClassesAndGuessesThatTheyAre() throws IOException {
    Path csv = Flats.write(directory.resolve("flats.csv"), ROWS, "price");
    Path results = directory.resolve("r.json");
    CommandRun run = fit(csv, "dear", "--json", results, "--quick");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode found = json(results);
    assertThat(found.get("task").textValue()).isEqualTo("classification");
    assertThat(found.get("validation").fieldNames())
        .toIterable()
        .containsExactly("accuracy", "auc", "cross_entropy", "brier");
    assertThat(found.get("validation").get("auc").doubleValue()).isGreaterThan(0.9);
    assertThat(found.get("constant").get("auc").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void trainsTheNetworkThatIsAskedFor() throws IOException {
    Path csv = prices();
    CommandRun run =
        fit(
            csv,
            "price",
            "--width",
            "2",
            "--grid",
            "4",
            "--order",
            "2",
            "--optimizer",
            "lbfgs",
            "--steps",
            "20",
            "--validation",
            "0.25",
            "--seed",
            "3");
    assertThat(run.code()).as(run.err()).isZero();
    KanModel read = ModelJson.read(model().resolve("model.json"));
    assertThat(read.kan().widths()).containsExactly(6, 2, 1);
    assertThat(read.kan().layer(1).spec().grid().gridIntervals()).isEqualTo(4);
    assertThat(read.kan().layer(1).spec().grid().order()).isEqualTo(2);
    Table table = Flats.table(ROWS);
    TableSplit rows = table.split(0.25, 3);
    assertThat(read.score(rows.test())).isEqualTo(read.scores());
    assertThat(directory).isDirectoryNotContaining("glob:**.checkpoint");
  }

  @Test
  void prunesAndTrainsAgain() throws IOException {
    CommandRun run = fit(prices(), "price", "--width", "0", "--prune", "0.05");
    assertThat(run.code()).as(run.err()).isZero();
    KanModel read = ModelJson.read(model().resolve("model.json"));
    assertThat(read.schema().columns()).extracting(each -> each.name()).doesNotContain("rooms");
    assertThat(read.score(Flats.table(ROWS).split(0.2, 0).test())).isEqualTo(read.scores());
  }

  @Test
  void resumesATrainingThatRanOutOfTimeFromItsCheckpoint() throws IOException {
    Path csv = prices();
    Object[] options = {"--width", "3", "--optimizer", "adam", "--steps", "4000"};
    CommandRun first = fit(csv, "price", with(options, "--budget", "0.4"));
    assertThat(first.out()).contains("ended early").contains("--resume");
    assertThat(model().resolve("checkpoint.kan")).exists();
    CommandRun other = fit(csv, "price", with(options, "--resume", "--seed", "1"));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err())
        .contains("--resume goes on with the same options, but --seed was 0 and is 1 now");
    CommandRun second = fit(csv, "price", with(options, "--resume"));
    assertThat(second.code()).as(second.err()).isZero();
    KanModel resumed = ModelJson.read(model().resolve("model.json"));
    assertThat(fit(csv, "price", options).code()).isZero();
    assertThat(ModelJson.read(model().resolve("model.json"))).isEqualTo(resumed);
    assertThat(fit(csv, "price", with(options, "--resume")).out())
        .contains("nothing is left to do");
  }

  @Test
  void resumesASearchThatRanOutOfTimeAndIsNeverWorse() throws IOException {
    Path csv = prices();
    Path results = directory.resolve("r.json");
    Object[] options = {"--json", results};
    assertThat(fit(csv, "price", with(options, "--budget", "0.2")).out()).contains("ended early");
    double before = json(results).get("validation").get("rmse").doubleValue();
    CommandRun run = fit(csv, "price", with(options, "--resume"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(json(results).get("ended").textValue()).isEqualTo("completed");
    assertThat(json(results).get("validation").get("rmse").doubleValue())
        .isLessThanOrEqualTo(before);
    assertThat(fit(csv, "price", with(options, "--resume")).out())
        .contains("nothing is left to do");
  }

  @Test
  void refusesToResumeWithAnotherTable() throws IOException {
    Path csv = prices();
    Object[] options = {"--width", "0"};
    assertThat(fit(csv, "price", options).code()).isZero();
    Flats.write(csv, ROWS - 1, "dear");
    CommandRun run = fit(csv, "price", with(options, "--resume"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--resume goes on with the same table, but it has changed");
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray();
  }

  @Test
  void aModelThatIsNoBetterThanAConstantIsWrittenButFails() throws IOException {
    StringBuilder noise = new StringBuilder("a,b,y\n");
    Random random = new Random(5);
    for (int r = 0; r < 60; r++) {
      noise.append(
          "%s,%s,%s%n"
              .formatted(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
    }
    Path csv = Files.writeString(directory.resolve("noise.csv"), noise);
    CommandRun run = fit(csv, "y", "--width", "5", "--optimizer", "lbfgs");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "kan fit: "
                + csv
                + ": the model of \"y\" predicts rows that it did not see no better than a"
                + " constant");
    assertThat(model().resolve("model.json")).exists();
  }

  @Test
  void weightsOfRareClassesDoNotMakeAModelUseless() throws IOException {
    Path csv = directory.resolve("rare.csv");
    StringBuilder text = new StringBuilder("x,failed\n");
    for (int r = 0; r < 400; r++) {
      int x = r * 37 % 100;
      text.append(x).append(',').append(x > 90 && r % 4 == 0 ? "yes" : "no").append('\n');
    }
    Files.writeString(csv, text);
    CommandRun run =
        CommandRun.of(
            "fit", csv, "--target", "failed", "--out", model(), "--class-weights", "balanced");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode results = json(model().resolve("fit.json")).get("results");
    assertThat(results.at("/validation/cross_entropy").asDouble())
        .as("probabilities are those of balanced classes")
        .isGreaterThan(results.at("/constant/cross_entropy").asDouble());
  }

  @Test
  void advisesALadderOnlyToThoseWhoHaveNone() throws IOException {
    Path csv = directory.resolve("cities.csv");
    StringBuilder text = new StringBuilder("city,x,y\n");
    for (int r = 0; r < 60; r++) {
      int x = r * 7 % 20;
      text.append("abc".charAt(r % 3)).append(',').append(x).append(',').append(x * x + r % 3);
      text.append('\n');
    }
    Files.writeString(csv, text);
    String advice = "--optimizer ladder fits";
    Object[] options = {"fit", csv, "--target", "y", "--out", model(), "--width", "0"};
    assertThat(CommandRun.of(with(options, "--steps", "5", "--grid", "20")).out()).contains(advice);
    assertThat(CommandRun.of(options).out()).contains("network [4, 1]").doesNotContain(advice);
  }

  @Test
  void replacesAModelAndNothingElse() throws IOException {
    Path csv = prices();
    Object[] options = {"--width", "0"};
    Files.createDirectory(model());
    assertThat(fit(csv, "price", options).code()).as("an empty directory").isZero();
    assertThat(fit(csv, "price", options).code()).as("a model").isZero();
    Path notes = Files.writeString(model().resolve("notes.txt"), "mine");
    CommandRun run = fit(csv, "price", options);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "kan fit: "
                + model()
                + ": is not replaced, since it holds notes.txt, which kan fit did not write");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void leavesOutRowsAndSaysHowMany() throws IOException {
    Path csv = directory.resolve("gaps.csv");
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int r = 0; r < 40; r++) {
      text.append(r % 8 == 0 ? "" : r).append(',').append(r * 7 % 5).append(',');
      text.append(r % 10 == 3 ? "" : 2 * r).append('\n');
    }
    Files.writeString(csv, text);
    CommandRun run = fit(csv, "y", "--drop-missing", "--width", "0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("note: 4 of 40 rows are left out: their target is missing")
        .contains("note: 5 of 36 rows are left out: a cell is missing");
  }

  @Test
  void aPlaceThatCannotBeWrittenFailsBeforeTheWork() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    for (Path place : List.of(file, file.resolve("model"))) {
      CommandRun run = CommandRun.of("fit", "none.csv", "--target", "y", "--out", place);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err().lines()).singleElement().asString().contains(file.toString());
    }
    assertThat(file).hasContent("mine");
  }

  static Stream<Arguments> wrongUsages() {
    return Stream.of(
        Arguments.of(List.of("--width", "x"), "Invalid value for option '--width'"),
        Arguments.of(List.of("--width", "-1"), "--width: expected 1 or more; got [-1]"),
        Arguments.of(List.of("--grid", "0"), "--grid: expected 1 or more; got 0"),
        Arguments.of(List.of("--order", "11"), "--order: expected 0 to 10; got 11"),
        Arguments.of(List.of("--steps", "0"), "--steps: expected 1 or more; got 0"),
        Arguments.of(List.of("--validation", "1"), "--validation: expected between 0 and 1"),
        Arguments.of(List.of("--prune", "NaN"), "--prune: expected 0 to below 1; got NaN"),
        Arguments.of(List.of("--budget", "0"), "--budget: expected a positive number of seconds"),
        Arguments.of(List.of("--budget", "9", "--quick"), "--budget and --quick do not go"),
        Arguments.of(List.of("--optimizer", "ladder", "--steps", "9"), "--steps is for TensorFlow"),
        Arguments.of(List.of("--optimizer", "lm", "--sparsity", "1"), "--sparsity does not go"),
        Arguments.of(
            List.of("--class-weights", "balanced", "--width", "3"),
            "--class-weights is for a network that kan fit chooses and does not go with --width"),
        Arguments.of(List.of("--separator", "::"), "expected one character, or tab; got '::'"),
        Arguments.of(List.of("--encoding", "morse"), "no encoding 'morse'"),
        Arguments.of(List.of("--task", "guess"), "Invalid value for option '--task'"));
  }

  @ParameterizedTest
  @MethodSource("wrongUsages")
  void wrongUsageExitsWithTwoAndOneLine(List<String> more, String message) {
    CommandRun run = fit("none.csv", "y", more.toArray());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ignore", "--categories", "--numbers"})
  void namesAColumnThatIsNotThere(String option) throws IOException {
    Path csv = prices();
    CommandRun run = fit(csv, "price", option, "color");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "kan fit: "
                + option
                + ": no column \"color\"; the columns are [area, district, rooms, price]");
  }
}
