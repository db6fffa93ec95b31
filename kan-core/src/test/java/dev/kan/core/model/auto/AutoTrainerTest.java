// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoTrainerTest {
  /** A price that depends on a curve, a category, whether a cell is missing, and a product. */
  private static Table houses(int rows, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] area = new double[rows];
    double[] age = new double[rows];
    double[] price = new double[rows];
    List<String> districts = new ArrayList<>();
    List<String> sold = new ArrayList<>();
    List<String> size = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      area[r] = 40 + 100 * random.uniform();
      age[r] = random.uniform() < 0.1 ? Double.NaN : 60 * random.uniform();
      String district = List.of("Altona", "Bergedorf", "Harburg").get((int) (3 * random.uniform()));
      districts.add(district);
      double known = Double.isNaN(age[r]) ? 90 : age[r];
      price[r] =
          3 * area[r]
              + 100 * Math.sin(known / 10)
              + (district.equals("Altona") ? area[r] : 0)
              + 5 * random.gaussian();
      sold.add(price[r] + 30 * random.gaussian() > 300 ? "yes" : "no");
      size.add(area[r] < 70 ? "small" : area[r] < 110 ? "middle" : "large");
    }
    return Table.builder()
        .numbers("area", area)
        .numbers("age", age)
        .texts("district", districts)
        .numbers("price", price)
        .texts("sold", sold)
        .texts("size", size)
        .build();
  }

  private static final Table TRAIN = houses(200, 1);
  private static final Table TEST = houses(300, 2);

  private static final Table FEW = TRAIN.select(IntStream.range(0, 60).toArray());
  private static final AutoTraining PRICES =
      AutoTrainer.builder("price").ignore("sold", "size").build().train(TRAIN);

  @Test
  void learnsNumbersNearlyAsWellAsTheirNoiseAllows() {
    KanModel model = PRICES.model();
    assertThat(model.score(TEST).get(Metric.R2)).isGreaterThan(0.98);
    assertThat(model.scores().get(Metric.R2))
        .isCloseTo(model.score(TEST).get(Metric.R2), within(0.01));
    assertThat(PRICES.candidates())
        .extracting(each -> each.description().replaceAll(", [0-9]+ iterations", ""))
        .startsWith("linear", "additive", "two layers, penalty 30", "two layers, penalty 10");
    assertThat(PRICES.candidates().stream().mapToDouble(CandidateScore::weight).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(PRICES.stopReason()).isEqualTo(StopReason.COMPLETED);
    assertThat(PRICES.warnings()).isEmpty();
  }

  @Test
  void predictionIntervalsHoldForNewRows() {
    KanModel model = PRICES.model();
    var intervals = model.intervals(TEST, 0.9);
    long inside =
        IntStream.range(0, TEST.rows())
            .filter(
                r -> {
                  double price = TEST.column("price").number(r);
                  return price >= intervals.lower().get(r, 0)
                      && price <= intervals.upper().get(r, 0);
                })
            .count();
    assertThat(inside / (double) TEST.rows()).isBetween(0.84, 0.97);
  }

  @Test
  void learnsTwoClassesAndSeveral() {
    KanModel sold =
        AutoTrainer.builder("sold").ignore("price", "size").build().train(TRAIN).model();
    assertThat(sold.score(TEST).get(Metric.BINARY_ACCURACY)).isGreaterThan(0.9);
    KanModel size =
        AutoTrainer.builder("size").ignore("sold", "price").build().train(TRAIN).model();
    assertThat(size.score(TEST).get(Metric.ACCURACY)).isGreaterThan(0.95);
  }

  @Test
  void predictsSeveralNumbersAtOnce() {
    KanModel model =
        AutoTrainer.builder("price", "area").ignore("sold", "size").build().train(FEW).model();
    assertThat(model.schema().target().columns()).containsExactly("price", "area");
    assertThat(model.residuals()).hasSize(2);
  }

  @Test
  void twoWholeNumbersAreClassesUnlessToldOtherwise() {
    double[] y = IntStream.range(0, 40).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
    double[] x = IntStream.range(0, 40).mapToDouble(i -> i % 3 + 0.01 * i).toArray();
    Table table = Table.builder().numbers("x", x).numbers("y", y).build();
    assertThat(AutoTrainer.builder("y").build().train(table).model().schema().target())
        .isEqualTo(new ClassTarget("y", List.of("0", "1")));
    assertThat(AutoTrainer.builder("y").task(Task.NUMBERS).build().train(table).model().residuals())
        .hasSize(1);
  }

  @Test
  void sameSeedGivesTheSameModelOnAnyNumberOfThreads() {
    AutoTrainer.Builder builder = AutoTrainer.builder("price").ignore("sold", "size").seed(3);
    Table few = TRAIN.select(IntStream.range(0, 60).toArray());
    assertThat(builder.threads(1).build().train(few).model())
        .isEqualTo(builder.threads(3).build().train(few).model());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-03-%02d",
        "2021-03-%02dT10:00:00Z",
        "%02d.03.2021 10:00",
        "%02d %%",
        "1.0%02d,50 €"
      })
  void saysWhatToDoAboutDatesAndNumbersThatAreTexts(String format) {
    List<String> texts = IntStream.range(10, 50).mapToObj(format::formatted).toList();
    double[] x = IntStream.range(0, 40).mapToDouble(Math::sin).toArray();
    Table table = Table.builder().texts("when", texts).numbers("x", x).numbers("y", x).build();
    assertThat(AutoTrainer.builder("y").build().train(table).warnings())
        .containsExactly(
            ("column \"when\" is left out: nearly every row has a text of its own; its cells, such as"
                    + " \"%s\", are texts here: write numbers like 1234.5, and dates as columns of"
                    + " numbers such as year and month")
                .formatted(texts.get(0)));
  }

  @Test
  void leavesOutNumbersThatDoublePrecisionHardlyTellsApart() {
    double[] x = IntStream.range(0, 40).mapToDouble(Math::sin).toArray();
    double[] customers = IntStream.range(0, 40).mapToDouble(i -> 0x1p53 + 2 * (i / 2)).toArray();
    double[] seconds = IntStream.range(0, 40).mapToDouble(i -> 1.7e9 + i / 2.0).toArray();
    Table table =
        Table.builder()
            .numbers("x", x)
            .numbers("customer", customers)
            .numbers("seconds", seconds)
            .numbers("y", x)
            .build();
    AutoTraining result = AutoTrainer.builder("y").build().train(table);
    assertThat(result.warnings())
        .containsExactly(
            "column \"customer\" is left out: its numbers, 9.007199254740992E15 to"
                + " 9.00719925474103E15, differ too little for double precision");
    assertThat(result.model().schema().columns())
        .extracting(Column::name)
        .containsExactly("x", "seconds");
  }

  @Test
  void saysWhatWasLeftOut() {
    int rows = 60;
    List<String> rare = new ArrayList<>();
    List<String> names = new ArrayList<>();
    double[] nothing = new double[rows];
    double[] same = new double[rows];
    double[] number = new double[rows];
    double[] y = new double[rows];
    double[] x = new double[rows];
    for (int r = 0; r < rows; r++) {
      rare.add(r < 2 ? "only " + r : "usual");
      names.add("name " + r);
      nothing[r] = Double.NaN;
      same[r] = 7;
      number[r] = r + 1;
      x[r] = Math.sin(r);
      y[r] = r == 5 ? Double.NaN : x[r] * x[r];
    }
    Table table =
        Table.builder()
            .numbers("x", x)
            .texts("rare", rare)
            .texts("name", names)
            .numbers("nothing", nothing)
            .numbers("same", same)
            .numbers("number", number)
            .numbers("y", y)
            .build();
    AutoTraining result = AutoTrainer.builder("y").build().train(table);
    assertThat(result.warnings())
        .containsExactlyInAnyOrder(
            "1 rows are left out: their target is missing",
            "column \"rare\": 2 categories of few rows count as missing",
            "column \"name\" is left out: nearly every row has a text of its own",
            "column \"nothing\" is left out: all its cells are missing",
            "column \"same\" is left out: all its cells are 7.0",
            "column \"number\" is left out: it identifies the rows");
    assertThat(result.model().schema().columns())
        .extracting(Column::name)
        .containsExactly("x", "rare");
    assertThat(result.model().schema().columns().get(1))
        .isEqualTo(new CategoryColumn("rare", List.of("usual"), true, List.of(57.0 / 59)));
  }

  @Test
  void outliersOfACellChangeLittle() {
    double[] area =
        IntStream.range(0, 200).mapToDouble(r -> TRAIN.column("area").number(r)).toArray();
    area[17] = 1e9;
    area[40] = -1e7;
    double[] price =
        IntStream.range(0, 200).mapToDouble(r -> TRAIN.column("price").number(r)).toArray();
    Table clean = TRAIN.without(List.of("sold", "size", "age"));
    Table dirty =
        Table.builder()
            .numbers("area", area)
            .texts(
                "district",
                IntStream.range(0, 200).mapToObj(r -> TRAIN.column("district").text(r)).toList())
            .numbers("price", price)
            .build();
    AutoTrainer trainer = AutoTrainer.builder("price").build();
    double before = trainer.train(clean).model().score(TEST).get(Metric.R2);
    double after = trainer.train(dirty).model().score(TEST).get(Metric.R2);
    assertThat(after).isGreaterThan(before - 0.02);
  }

  @Test
  void classWeightsShiftTheProbabilityOfTheWeightyClass() {
    AutoTrainer.Builder builder = AutoTrainer.builder("sold").ignore("price", "size");
    Table few = TRAIN.select(IntStream.range(0, 80).toArray());
    double equal = meanOfYes(builder.build().train(few).model());
    double weighted =
        meanOfYes(
            builder.classWeights(ClassWeights.of(Map.of("yes", 20.0))).build().train(few).model());
    assertThat(weighted).isGreaterThan(equal + 0.05);
  }

  private static double meanOfYes(KanModel model) {
    double[] yes = model.predict(TEST).column(1);
    return IntStream.range(0, yes.length).mapToDouble(r -> yes[r]).average().orElseThrow();
  }

  @Test
  void aBudgetOfNothingLeavesTheLinearModel() {
    List<CandidateScore> seen = new ArrayList<>();
    AutoListener listener =
        new AutoListener() {
          @Override
          public void onCandidate(CandidateScore score) {
            seen.add(score);
          }
        };
    AutoTraining result =
        AutoTrainer.builder("price")
            .ignore("sold", "size")
            .budget(Duration.ZERO)
            .build()
            .train(TRAIN, listener);
    assertThat(result.stopReason()).isEqualTo(StopReason.BUDGET_SPENT);
    assertThat(seen).extracting(CandidateScore::description).containsExactly("linear");
    assertThat(result.model().score(TEST).get(Metric.R2)).isGreaterThan(0.5);
  }

  @Test
  void pricesRiseWithTheAreaWhereTheyMust() {
    SeededRandom random = new SeededRandom(5);
    double[] size = new double[80];
    double[] noisy = new double[80];
    for (int r = 0; r < 80; r++) {
      size[r] = random.uniform(0, 10);
      noisy[r] = Math.sqrt(size[r]) + random.gaussian();
    }
    Table table = Table.builder().numbers("size", size).numbers("price", noisy).build();
    KanModel model =
        AutoTrainer.builder("price").monotone("size", Direction.UP).build().train(table).model();
    double[] places = IntStream.range(-20, 140).mapToDouble(i -> i / 10.0).toArray();
    double[] prices = model.predict(Table.builder().numbers("size", places).build()).column(0);
    for (int i = 1; i < places.length; i++) {
      assertThat(prices[i]).isGreaterThan(prices[i - 1] - 1e-10);
    }
    assertThat(prices[150]).isGreaterThan(prices[0] + 1);
  }

  @Test
  void aCompactModelIsSmallerAndNearlyAsGood() {
    KanModel compact =
        AutoTrainer.builder("price").ignore("sold", "size").compact().build().train(TRAIN).model();
    assertThat(compact.kan().parameterCount())
        .isLessThan(PRICES.model().kan().parameterCount() / 4);
    assertThat(compact.score(TEST).get(Metric.R2))
        .isGreaterThan(PRICES.model().score(TEST).get(Metric.R2) - 0.02);
  }

  @Test
  void cancellationLeavesTheBestModelSoFar() {
    CancellationToken token = new CancellationToken();
    AutoListener listener =
        new AutoListener() {
          @Override
          public void onProgress(AutoProgress progress) {
            assertThat(progress.best()).isPresent();
            token.cancel();
          }
        };
    AutoTraining result =
        token.during(
            () ->
                AutoTrainer.builder("price").ignore("sold", "size").build().train(TRAIN, listener));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(result.candidates())
        .extracting(each -> each.description().replaceAll(", [0-9]+ iterations", ""))
        .containsExactly("linear", "additive", "two layers, penalty 30");
  }

  @ParameterizedTest
  @CsvSource({
    "id, true", "customer_id, true", "CustomerID, true", "rowNumber, true", "index, true",
    "humid, false", "x, false", "Bid, false", "turkey, false", "piano, false",
  })
  void leavesOutWhatIsNamedAsAnIdentifier(String name, boolean leftOut) {
    double[] numbers = IntStream.range(0, 40).mapToDouble(r -> 100 + 3 * r).toArray();
    double[] sine = DoubleStream.of(numbers).map(Math::sin).toArray();
    Table table =
        Table.builder().numbers(name, numbers).numbers("a", sine).numbers("y", sine).build();
    assertThat(AutoTrainer.builder("y").budget(Duration.ZERO).build().train(table).warnings())
        .isEqualTo(
            leftOut
                ? List.of("column \"%s\" is left out: it identifies the rows".formatted(name))
                : List.of());
  }

  @Test
  void warnsOfNumbersThatMayBeClasses() {
    double[] x = IntStream.range(0, 40).mapToDouble(r -> Math.sin(r)).toArray();
    double[] y = IntStream.range(0, 40).mapToDouble(r -> r % 4).toArray();
    Table table = Table.builder().numbers("x", x).numbers("y", y).build();
    AutoTrainer.Builder builder = AutoTrainer.builder("y").budget(Duration.ZERO);
    assertThat(builder.build().train(table).warnings())
        .singleElement()
        .asString()
        .contains("\"y\" has few different numbers");
    assertThat(builder.task(Task.NUMBERS).build().train(table).warnings()).isEmpty();
    assertThat(builder.task(Task.CLASSES).build().train(table).warnings()).isEmpty();
  }

  @Test
  void learnsFromASampleOfVeryManyRows() {
    int rows = 31_000;
    double[] x = new double[rows];
    double[] y = new double[rows];
    SeededRandom random = new SeededRandom(2);
    for (int r = 0; r < rows; r++) {
      x[r] = random.uniform(-3, 3);
      y[r] = Math.sin(x[r]) + 0.1 * random.gaussian();
    }
    Table table = Table.builder().numbers("x", x).numbers("y", y).build();
    AutoTraining result = AutoTrainer.builder("y").budget(Duration.ZERO).build().train(table);
    assertThat(result.warnings())
        .containsExactly("the model is learned from 30000 of 31000 rows, drawn at random");
    assertThat(result.model().scores().samples()).isEqualTo(30_000);
  }

  static Stream<Arguments> badTables() {
    Table few = TRAIN.select(IntStream.range(0, 9).toArray());
    Table same = Table.builder().numbers("x", new double[20]).numbers("y", new double[20]).build();
    return Stream.of(
        Arguments.of(AutoTrainer.builder("none"), TRAIN, "no column \"none\""),
        Arguments.of(AutoTrainer.builder("price").ignore("none"), TRAIN, "no column \"none\""),
        Arguments.of(AutoTrainer.builder("price"), few, "at least 10 rows"),
        Arguments.of(AutoTrainer.builder("y"), same, "\"y\" is 0.0 in every row"),
        Arguments.of(
            AutoTrainer.builder("area"),
            Table.builder()
                .numbers("area", IntStream.range(0, 20).mapToDouble(i -> i).toArray())
                .numbers("x", new double[20])
                .build(),
            "no column is left"),
        Arguments.of(AutoTrainer.builder("price", "sold"), TRAIN, "must be the only one"),
        Arguments.of(AutoTrainer.builder("sold").task(Task.NUMBERS), TRAIN, "is to be numbers"),
        Arguments.of(AutoTrainer.builder("price").task(Task.CLASSES), TRAIN, "too many to learn"),
        Arguments.of(
            AutoTrainer.builder("fee"),
            Table.builder()
                .numbers("x", IntStream.range(0, 60).asDoubleStream().toArray())
                .texts("fee", IntStream.range(0, 60).mapToObj(i -> "$1,0" + (i + 10)).toList())
                .build(),
            "too many to learn; its cells, such as \"$1,010\", are texts here: write numbers like"),
        Arguments.of(
            AutoTrainer.builder("price").classWeights(ClassWeights.BALANCED),
            TRAIN,
            "holds numbers"),
        Arguments.of(
            AutoTrainer.builder("sold").classWeights(ClassWeights.of(Map.of("perhaps", 2.0))),
            TRAIN,
            "class \"perhaps\""));
  }

  @ParameterizedTest
  @MethodSource("badTables")
  void rejectsTablesFromWhichNothingCanBeLearned(
      AutoTrainer.Builder builder, Table table, String message) {
    AutoTrainer trainer = builder.build();
    assertThatThrownBy(() -> trainer.train(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> badSettings() {
    return Stream.of(
        Arguments.of(AutoTrainer.builder(), "at least one target"),
        Arguments.of(AutoTrainer.builder("y", "y"), "each target may come once"),
        Arguments.of(AutoTrainer.builder("y").ignore("y"), "cannot be ignored"),
        Arguments.of(AutoTrainer.builder("y").budget(Duration.ofSeconds(-1)), "0 or more"),
        Arguments.of(AutoTrainer.builder("y").monotone("y", Direction.UP), "is not taken"),
        Arguments.of(AutoTrainer.builder("y").threads(0), "threads"));
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void rejectsSettingsOutOfRange(AutoTrainer.Builder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
