// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.PredictionIntervals;
import dev.kan.core.model.Scores;
import dev.kan.core.source.JavaClass;
import dev.kan.core.source.SqlQuery;
import dev.kan.core.storage.csv.TableReader;
import dev.kan.core.storage.csv.TableWriter;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.examples.CommandRun;
import dev.kan.examples.fit.Flats;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that use a model, against the model in plain Java. */
class ModelCommandsTest {
  private static final int ROWS = 90;

  @TempDir private static Path shared;
  @TempDir private Path directory;

  private static Path numbers() {
    return shared.resolve("numbers");
  }

  private static Path classes() {
    return shared.resolve("classes");
  }

  private static Path csv() {
    return shared.resolve("flats.csv");
  }

  @BeforeAll
  static void fitModels() throws IOException {
    TableWriter.write(Flats.table(ROWS), csv());
    fit("price", "dear", numbers());
    fit("dear", "price", classes());
  }

  private static void fit(String target, String ignored, Path place) {
    CommandRun run =
        CommandRun.of(
            "fit", csv(), "--target", target, "--ignore", ignored, "--out", place, "--width", "2");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static KanModel model(Path place) throws IOException {
    return ModelJson.read(place.resolve("model.json"));
  }

  private static Table read(Path file) throws IOException {
    return TableReader.defaults().read(file);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void predictsAsTheModelDoes() throws IOException {
    Path out = directory.resolve("out.csv");
    assertThat(CommandRun.of("predict", numbers(), csv(), "--out", out).code()).isZero();
    Table predicted = read(out);
    assertThat(predicted.names()).containsExactly("price");
    double[] expected = model(numbers()).predict(Flats.table(ROWS)).column(0);
    for (int r = 0; r < ROWS; r++) {
      assertThat(predicted.column("price").number(r)).isEqualTo(expected[r]);
    }
  }

  @Test
  void predictsClassesWithTheirProbabilities() throws IOException {
    Path out = directory.resolve("out.csv");
    assertThat(CommandRun.of("predict", classes(), csv(), "--out", out).code()).isZero();
    Table predicted = read(out);
    assertThat(predicted.names()).containsExactly("dear", "dear=no", "dear=yes");
    List<String> expected = model(classes()).classify(Flats.table(ROWS));
    for (int r = 0; r < ROWS; r++) {
      assertThat(predicted.column("dear").text(r)).isEqualTo(expected.get(r));
      assertThat(predicted.column("dear=no").number(r) + predicted.column("dear=yes").number(r))
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void doesNotReplaceTheTableByItsPredictions() throws IOException {
    Path table = Files.copy(csv(), directory.resolve("table.csv"));
    CommandRun run = CommandRun.of("predict", numbers(), table, "--out", table);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--out is the table to predict");
    assertThat(table).hasSameBinaryContentAs(csv());
  }

  @Test
  void printsTheSameToStandardOutput() throws IOException {
    Path out = directory.resolve("out.csv");
    CommandRun.of("predict", numbers(), csv(), "--out", out);
    assertThat(CommandRun.of("predict", numbers(), csv()).out()).isEqualTo(Files.readString(out));
  }

  @Test
  void findsColumnsByNameInAnyOrder() throws IOException {
    Path some =
        Files.writeString(directory.resolve("some.csv"), "area,district,rooms\n80,south,2\n");
    Path same =
        Files.writeString(
            directory.resolve("same.csv"), "colour;rooms;district;area\nred;2;south;80\n");
    assertThat(CommandRun.of("predict", numbers(), same).out())
        .isEqualTo(CommandRun.of("predict", numbers(), some).out());
  }

  @Test
  void warnsOnceForEachColumnWithUnseenCategories() throws IOException {
    Path some =
        Files.writeString(
            directory.resolve("some.csv"),
            "area,district,rooms\n80,moon,2\n90,mars,2\n90,mars,2\n90,,2\n90,south,2\n");
    CommandRun run = CommandRun.of("predict", numbers(), some);
    assertThat(run.code()).isZero();
    assertThat(run.err().lines())
        .containsExactly(
            "note: "
                + some
                + ", column \"district\": 3 cells of a category that the model has not seen count"
                + " as missing: \"mars\" 2, \"moon\" 1");
    List<String> rows = run.out().lines().toList();
    assertThat(rows.get(2)).isEqualTo(rows.get(4));
  }

  @Test
  void addsIntervals() throws IOException {
    Path out = directory.resolve("out.csv");
    CommandRun run = CommandRun.of("predict", numbers(), csv(), "--interval", "0.8", "--out", out);
    assertThat(run.code()).as(run.err()).isZero();
    Table predicted = read(out);
    assertThat(predicted.names()).containsExactly("price", "price lower", "price upper");
    PredictionIntervals expected = model(numbers()).intervals(Flats.table(ROWS), 0.8);
    for (int r = 0; r < ROWS; r++) {
      assertThat(predicted.column("price lower").number(r)).isEqualTo(expected.lower().get(r, 0));
      assertThat(predicted.column("price upper").number(r)).isEqualTo(expected.upper().get(r, 0));
    }
  }

  @Test
  void intervalsAreForNumbers() {
    CommandRun run = CommandRun.of("predict", classes(), csv(), "--interval", "0.8");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--interval is for numbers");
    assertThat(CommandRun.of("predict", numbers(), csv(), "--interval", "1").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers", "classes"})
  void addsContributionsThatAddUp(String which) throws IOException {
    Path out = directory.resolve("out.csv");
    Path place = shared.resolve(which);
    CommandRun.of("predict", place, csv(), "--contributions", "--out", out);
    Table predicted = read(out);
    assertThat(predicted.names())
        .contains(
            "baseline",
            "contribution of area",
            "contribution of district",
            "contribution of rooms");
    for (int r = 0; r < ROWS; r++) {
      int row = r;
      double sum =
          predicted.names().stream()
              .filter(name -> name.startsWith("contribution") || name.equals("baseline"))
              .mapToDouble(name -> predicted.column(name).number(row))
              .sum();
      if (which.equals("numbers")) {
        assertThat(sum).isCloseTo(predicted.column("price").number(r), within(1e-6));
      } else {
        double probability = predicted.column("dear=yes").number(r);
        assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(probability, within(1e-9));
      }
    }
  }

  @Test
  void predictsByTheFormulaThatItPrints() throws IOException {
    Path out = directory.resolve("out.csv");
    assertThat(CommandRun.of("predict", numbers(), csv(), "--formula", "--out", out).code())
        .isZero();
    KanModel formula = ModelJson.read(numbers().resolve("formula.json"));
    double[] expected = formula.predict(Flats.table(ROWS)).column(0);
    Table predicted = read(out);
    for (int r = 0; r < ROWS; r++) {
      assertThat(predicted.column("price").number(r)).isEqualTo(expected[r]);
    }
    assertThat(CommandRun.of("predict", "--formula", numbers(), csv()).out())
        .isEqualTo(Files.readString(out));
    assertThat(CommandRun.of("predict", numbers(), csv(), "--formula", "1").code()).isZero();
    CommandRun second = CommandRun.of("predict", numbers(), csv(), "--formula", "2");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("has no formula 2");
    assertThat(CommandRun.of("predict", numbers(), csv(), "--formula=2").err())
        .isEqualTo(second.err());
    assertThat(CommandRun.of("predict", numbers(), csv(), "--formula=0").code()).isEqualTo(2);
  }

  @Test
  void evaluatesNumbers() throws IOException {
    Path results = directory.resolve("r.json");
    CommandRun run = CommandRun.of("evaluate", numbers(), csv(), "--json", results);
    assertThat(run.code()).as(run.err()).isZero();
    Scores expected = model(numbers()).score(Flats.table(ROWS));
    JsonNode found = json(results);
    assertThat(found.fieldNames()).toIterable().containsExactly("rmse", "r2", "rows");
    assertThat(found.get("rmse").doubleValue())
        .isCloseTo(expected.get(Metric.ROOT_MEAN_SQUARED_ERROR), within(1e-6));
    assertThat(found.get("r2").doubleValue()).isCloseTo(expected.get(Metric.R2), within(1e-12));
    assertThat(found.get("rows").intValue()).isEqualTo(ROWS);
  }

  @Test
  void evaluatesClasses() throws IOException {
    Path results = directory.resolve("r.json");
    CommandRun.of("evaluate", classes(), csv(), "--json", results);
    Scores expected = model(classes()).score(Flats.table(ROWS));
    JsonNode found = json(results);
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly("accuracy", "auc", "cross_entropy", "brier", "rows");
    assertThat(found.get("accuracy").doubleValue()).isEqualTo(expected.get(Metric.BINARY_ACCURACY));
    assertThat(found.get("auc").doubleValue()).isEqualTo(expected.get(Metric.AUC));
    assertThat(found.get("brier").doubleValue())
        .isCloseTo(expected.get(Metric.BRIER), within(1e-12));
  }

  @Test
  void evaluatesRowsWithATargetAndCountsTheOthers() throws IOException {
    Path some =
        Files.writeString(
            directory.resolve("some.csv"),
            "area,district,rooms,dear\n80,south,2,no\n80,south,2,\n150,centre,3,yes\n");
    CommandRun run = CommandRun.of("evaluate", classes(), some);
    assertThat(run.out()).startsWith("dear of 2 rows");
    assertThat(run.err().lines())
        .containsExactly("note: " + some + ": 1 rows without dear are left out");
    Files.writeString(some, "area,district,rooms,dear\n80,south,2,no\n80,south,2,maybe\n");
    CommandRun odd = CommandRun.of("evaluate", classes(), some);
    assertThat(odd.code()).isEqualTo(1);
    assertThat(odd.err().lines())
        .containsExactly(
            "kan evaluate: "
                + some
                + ", row 2, column \"dear\": expected one of the classes [no, yes]; got \"maybe\"");
  }

  @Test
  void tellsAboutAModel() throws IOException {
    Path results = directory.resolve("r.json");
    CommandRun run = CommandRun.of("info", numbers(), "--json", results);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("predicts price (regression)", "district: centre, north, west");
    JsonNode found = json(results);
    KanModel model = model(numbers());
    assertThat(found.get("width")).extracting(JsonNode::intValue).containsExactly(6, 2, 1);
    assertThat(found.get("grid")).hasSize(2);
    assertThat(found.get("order")).extracting(JsonNode::intValue).containsExactly(3, 3);
    assertThat(found.get("parameters").longValue()).isEqualTo(model.kan().parameterCount());
    assertThat(found.get("provenance")).hasSize(model.provenance().steps().size());
    assertThat(found.get("coverage")).hasSize(2);
  }

  @Test
  void takesTheFileOfAModelAsWell() {
    assertThat(CommandRun.of("info", numbers().resolve("model.json")).out())
        .isEqualTo(CommandRun.of("info", numbers()).out());
  }

  @Test
  void tellsHowColumnsAct() throws IOException {
    Path results = directory.resolve("r.json");
    assertThat(CommandRun.of("explain", numbers(), csv(), "--json", results).code()).isZero();
    JsonNode columns = json(results).get("columns");
    assertThat(columns.get(0).get("column").textValue()).isEqualTo("area");
    double sum = 0;
    for (JsonNode each : columns) {
      sum += each.get("importance").doubleValue();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(CommandRun.of("explain", numbers()).code()).isZero();
    assertThat(columns.get(0).get("levels"))
        .as("numbers between knots are rounded")
        .allSatisfy(level -> assertThat(level.get("cell").textValue()).hasSizeLessThanOrEqualTo(9));
  }

  @Test
  void explainsARowByPartsThatAddUp() throws IOException {
    Path results = directory.resolve("r.json");
    CommandRun run = CommandRun.of("explain", numbers(), csv(), "--row", "7", "--json", results);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode found = json(results);
    double sum = found.get("baselines").get(0).doubleValue();
    for (JsonNode part : found.get("parts")) {
      sum += part.get("amounts").get(0).doubleValue();
    }
    assertThat(sum).isCloseTo(model(numbers()).predict(Flats.table(ROWS)).get(6, 0), within(1e-6));
    assertThat(CommandRun.of("explain", numbers(), csv(), "--row", "91").err())
        .contains("has 90 rows; asked for row 91");
    assertThat(CommandRun.of("explain", numbers(), "--row", "1").code()).isEqualTo(2);
  }

  @Test
  void drawsReportsAndExports() throws IOException {
    Path svg = directory.resolve("n.svg");
    Path png = directory.resolve("n.png");
    Path page = directory.resolve("r.html");
    Path saved = directory.resolve("saved");
    assertThat(CommandRun.of("plot", numbers(), svg).code()).isZero();
    assertThat(CommandRun.of("plot", numbers(), png).code()).isZero();
    assertThat(CommandRun.of("plot", numbers(), directory.resolve("n.gif")).code()).isEqualTo(2);
    assertThat(CommandRun.of("plot", numbers(), svg, "--nodes", "0").err())
        .contains("--nodes: expected 1 or more; got 0");
    assertThat(svg).content().startsWith("<svg").contains("area");
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(CommandRun.of("report", numbers(), csv(), "--out", page).code()).isZero();
    assertThat(page).content().contains("<html").contains("price");
    assertThat(CommandRun.of("report", numbers(), "--out", page).code()).isZero();
    assertThat(page).hasSameBinaryContentAs(numbers().resolve("report.html"));
    assertThat(CommandRun.of("export", numbers(), saved, "--double").code()).isZero();
    assertThat(SavedModels.importModel(saved)).isEqualTo(model(numbers()));
  }

  @Test
  void exportsSmallModelsAsSource() throws IOException {
    Path java = directory.resolve("Flats.java");
    Path sql = directory.resolve("flats.sql");
    Path json = directory.resolve("export.json");
    assertThat(CommandRun.of("export", numbers(), java, "--json", json).out())
        .isEqualTo("java class: %s%n".formatted(java));
    assertThat(java).hasContent(JavaClass.of("Flats", model(numbers())));
    assertThat(json(json).path("java_class").asText()).isEqualTo(java.toString());
    assertThat(CommandRun.of("export", classes(), sql, "--table", "flats").code()).isZero();
    assertThat(sql).hasContent(SqlQuery.of(model(classes()), "flats"));
    CommandRun.of("export", classes(), sql, "--table", "my flats");
    assertThat(sql).hasContent(SqlQuery.of(model(classes()), "\"my flats\""));
    CommandRun.of("export", classes(), sql, "--table", "(SELECT * FROM b.flats)");
    assertThat(sql).hasContent(SqlQuery.of(model(classes()), "(SELECT * FROM b.flats)"));
    CommandRun run = CommandRun.of("export", numbers(), java, "--double");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--double is for SavedModels");
    assertThat(CommandRun.of("export", numbers(), directory.resolve("my-flats.java")).err())
        .contains("a Java class cannot have the name 'my-flats'");
  }

  @Test
  void noticesDamagedFiles() throws IOException {
    Path copy = directory.resolve("copy");
    assertThat(
            CommandRun.of(
                    "fit",
                    csv(),
                    "--target",
                    "price",
                    "--ignore",
                    "dear",
                    "--out",
                    copy,
                    "--width",
                    "0")
                .code())
        .isZero();
    Files.copy(
        numbers().resolve("model.json"),
        copy.resolve("model.json"),
        StandardCopyOption.REPLACE_EXISTING);
    CommandRun run = CommandRun.of("predict", copy, csv());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "kan predict: "
                + copy.resolve("model.json")
                + ": is not the file that fit wrote: its checksum differs from that in"
                + " checksums.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "explain", "formula"})
  void namesAModelThatIsNotThere(String command) throws IOException {
    Path none = directory.resolve("none");
    assertThat(CommandRun.of(command, none).err().lines())
        .containsExactly(
            "kan "
                + command
                + ": "
                + none
                + ": no such model; expected a directory that kan fit wrote");
    Files.createDirectory(none);
    assertThat(CommandRun.of(command, none).err().lines())
        .singleElement()
        .asString()
        .contains(none + ": is not the directory of a model: it has no model.json");
  }
}
