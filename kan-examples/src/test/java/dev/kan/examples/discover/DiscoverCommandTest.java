// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The period of pendulums: 2 pi sqrt(length / g), with a mass and a maker that do not matter. */
class DiscoverCommandTest {
  private static final int ROWS = 60;

  @TempDir private Path directory;

  private Path model() {
    return directory.resolve("model");
  }

  private static double period(double length, double g) {
    return 2 * Math.PI * Math.sqrt(length / g);
  }

  private Path pendulums() throws IOException {
    SeededRandom random = new SeededRandom(3);
    List<String> lines = new ArrayList<>(List.of("length (m),g,mass,maker,period"));
    for (int r = 0; r < ROWS; r++) {
      double length = random.uniform(0.1, 3);
      double g = random.uniform(1.6, 25);
      lines.add(
          String.format(
              Locale.ROOT,
              "%.17g,%.17g,%.17g,%s,%.17g",
              length,
              g,
              random.uniform(1, 5),
              r % 2 == 0 ? "a" : "b",
              period(length, g)));
    }
    lines.add("1,,2,a,3");
    lines.add("1,9.81,2,a,");
    return Files.write(directory.resolve("pendulums.csv"), lines);
  }

  @Test
  void findsALawAndPredictsByIt() throws IOException {
    Path table = pendulums();
    Path json = directory.resolve("r.json");
    CommandRun run =
        CommandRun.of("discover", table, "--target", "period", "--out", model(), "--json", json);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("chosen: formula 1.", "model: " + model());
    assertThat(run.err())
        .contains("note: the column maker is left out", "note: 2 of 62 rows are left out");
    JsonNode results = new ObjectMapper().readTree(json.toFile());
    Expression law = Expression.parse(results.get("chosen").textValue());
    assertThat(results.get("formulas").get(0).get("text")).isEqualTo(results.get("chosen"));
    assertThat(law.evaluate(Map.of("length (m)", 2.0, "g", 9.81)))
        .isCloseTo(period(2, 9.81), within(1e-9));
    CommandRun predicted = CommandRun.of("predict", model(), table, "--formula");
    double first = Double.parseDouble(predicted.out().lines().skip(1).findFirst().orElseThrow());
    String cell = Files.readAllLines(table).get(1).replaceAll(".*,", "");
    assertThat(first).isCloseTo(Double.parseDouble(cell), within(1e-9));
    assertThat(CommandRun.of("formula", model()).out()).startsWith("period = ");
    assertThat(CommandRun.of("evaluate", model(), table).code()).isZero();
    assertThat(CommandRun.of("info", model()).out()).contains("files   all as fit wrote them");
  }

  @Test
  void predictsByEachFormulaOfTheFront() throws IOException {
    SeededRandom random = new SeededRandom(8);
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int r = 0; r < 200; r++) {
      double x = random.uniform(0.5, 3);
      lines.add(x + "," + (x * x + 0.05 * Math.sin(3 * x) + 0.01 * random.gaussian()));
    }
    Path table = Files.write(directory.resolve("t.csv"), lines);
    Path json = directory.resolve("r.json");
    CommandRun run =
        CommandRun.of("discover", table, "--target", "y", "--out", model(), "--json", json);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(json.toFile());
    JsonNode formulas = results.get("formulas");
    assertThat(run.out()).contains(results.get("notes").get(0).textValue());
    assertThat(results.get("ranges").get("x").get(0).doubleValue()).isBetween(0.5, 0.6);
    assertThat(results.get("splines").get("are_better").booleanValue()).isFalse();
    assertThat(formulas.findValues("stability"))
        .allSatisfy(each -> assertThat(each.doubleValue()).isBetween(0.0, 1.0));
    assertThat(model().resolve("report.html"))
        .content()
        .contains("Choice among formulas", "chosen again", results.get("reason").textValue());
    double x = Double.parseDouble(lines.get(1).replaceAll(",.*", ""));
    for (int n = 0; n < formulas.size(); n++) {
      Expression formula = Expression.parse(formulas.get(n).get("text").textValue());
      CommandRun predicted = CommandRun.of("predict", model(), table, "--formula", n + 1);
      double first = Double.parseDouble(predicted.out().lines().skip(1).findFirst().orElseThrow());
      assertThat(first).isCloseTo(formula.evaluate(Map.of("x", x)), within(1e-9));
      assertThat(CommandRun.of("formula", model(), "--formula", n + 1).out()).startsWith("y = ");
    }
    int missing = formulas.size() + 1;
    assertThat(CommandRun.of("predict", model(), table, "--formula", missing).err())
        .contains("has no formula " + missing);
  }

  /** The energy of photons, whose constant is that of Planck. */
  private Path photons() throws IOException {
    List<String> lines = new ArrayList<>(List.of("frequency,energy"));
    for (int r = 1; r <= ROWS; r++) {
      lines.add(r + "e13," + 6.62607015e-34 * r * 1e13);
    }
    return Files.write(directory.resolve("photons.csv"), lines);
  }

  @Test
  void namesConstantsWhereUnitsAreGiven() throws IOException {
    Path units = directory.resolve("units.json");
    Files.writeString(units, "{\"frequency\": \"Hz\", \"energy\": {\"units\": [2, -2, 1, 0, 0]}}");
    Path json = directory.resolve("r.json");
    CommandRun run =
        CommandRun.of(
            "discover",
            photons(),
            "--target",
            "energy",
            "--units",
            units,
            "--out",
            model(),
            "--json",
            json);
    assertThat(run.code()).as(run.err()).isZero();
    String note = "where 6.62607e-34 = h, h the Planck constant";
    assertThat(run.out()).contains(note);
    assertThat(model().resolve("formula.txt")).content().contains(note);
    JsonNode chosen = new ObjectMapper().readTree(json.toFile()).get("formulas").get(0);
    assertThat(chosen.get("constants").get(0).get("name").textValue()).isEqualTo("h");
    assertThat(chosen.get("constants").get(0).get("unit").textValue()).isEqualTo("kg m^2 s^-1");
    assertThat(chosen.get("units").textValue()).startsWith("The units fit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mass\": \"kg\"} | there is no column \"mass\"; the table has [frequency, energy]",
        "{\"energy\": \"foo\"} | column \"energy\": expected a unit such as m/s^2",
        "{\"energy\": \"m/s K\"} | column \"energy\": \"m/s K\" can be read in two ways",
        "{\"energy\": [1, 2]} | column \"energy\": expected a unit such as",
        "{\"energy\": [1, 2, 3, 4, \"5\"]} | column \"energy\": expected a unit such as",
        "{\"energy\": [1e999, 2, 3, 4, 5]} | column \"energy\": the power of a unit must be finite",
        "{\"energy\": {\"unit\": \"J\"}} | column \"energy\": expected a unit such as",
        "{\"energy\": null} | column \"energy\": expected a unit such as",
        "{\"energy\": \"J\", \"energy\": \"J\"} | expected JSON such as",
        "{\"energy\": | expected JSON such as",
        "{} {} | expected JSON such as",
        "[\"J\"] | expected a JSON object",
        "'' | expected a JSON object"
      })
  void saysWhatIsWrongWithUnits(String content, String message) throws IOException {
    Path units = Files.writeString(directory.resolve("units.json"), content);
    CommandRun run =
        CommandRun.of(
            "discover", photons(), "--target", "energy", "--units", units, "--out", model());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip().lines())
        .singleElement()
        .asString()
        .contains(units + ": ", message);
    assertThat(model()).doesNotExist();
  }

  @Test
  void saysThatTheFileOfUnitsIsMissing() throws IOException {
    CommandRun run =
        CommandRun.of("discover", photons(), "--target", "energy", "--units", "none.json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("none.json: no such file");
  }

  @Test
  void aFormulaNoBetterThanAConstantIsNotCompleted() throws IOException {
    SeededRandom random = new SeededRandom(1);
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int r = 0; r < 40; r++) {
      lines.add(random.gaussian() + "," + random.gaussian());
    }
    Path table = Files.write(directory.resolve("t.csv"), lines);
    CommandRun run =
        CommandRun.of("discover", table, "--target", "y", "--out", model(), "--budget", "6");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no formula of \"y\" is better than a constant");
    assertThat(run.out()).doesNotContain("chosen");
    assertThat(model()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--target nothing, 1, there is no column",
    "--target maker, 1, are texts",
    "--target period --ignore nothing, 1, no column \"nothing\"",
    "--target period --ignore period, 1, cannot be ignored",
    "--target period --budget 0, 2, --budget: expected a positive number",
    "--target period --budget x, 2, --budget",
    "'', 2, --target"
  })
  void saysWhatIsWrong(String options, int code, String message) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("discover", pendulums(), "--out", model()));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ")));
    }
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(model()).doesNotExist();
  }
}
