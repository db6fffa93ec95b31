// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ExactNumber;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Law;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.training.CancellationToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaSearchTest {
  private static final String MASS_AND_SPEED = "0.5*mass*speed^2 + 9.81*mass*height";

  private static Law fall() {
    return Law.of(MASS_AND_SPEED).on("mass", 1, 5).on("speed", 0.2, 9).on("height", 0.1, 3);
  }

  private static Table table(Problem problem) {
    Table.Builder builder = Table.builder();
    problem.columns().forEach(column -> builder.numbers(column.name(), column.raw()));
    return builder.numbers("y", problem.target().raw()).build();
  }

  private static Expression chosen(Table table) {
    return FormulaSearch.defaults().search(table, "y").chosen().expression();
  }

  private static double missed(Law law, Expression formula) {
    return law.sample(300, 99).unexplained(formula);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b/c^2",
        "a*exp(-b/c)",
        "a + b*c",
        "a*cos(b) + c",
        "(a - b)/(1 + a*c)",
        "sqrt(a^2 + b*c)"
      })
  void findsLawsOfSeveralShapes(String formula) {
    Law law = Law.of(formula).on("a", 0.5, 3).on("b", 0.2, 2).on("c", 0.4, 4);

    FormulaFront front = FormulaSearch.defaults().search(table(law.sample(250, 1)), "y");

    assertThat(missed(law, front.chosen().expression())).isLessThan(1e-20);
    assertThat(front.chosen().validationError()).isLessThan(1e-20);
  }

  @Test
  void ordersTheFrontByComplexityAndError() {
    FormulaFront front = FormulaSearch.defaults().search(table(fall().sample(250, 1)), "y");

    assertThat(front.formulas())
        .isSortedAccordingTo((a, b) -> Integer.compare(a.complexity(), b.complexity()));
    assertThat(front.formulas())
        .isSortedAccordingTo((a, b) -> Double.compare(b.validationError(), a.validationError()));
    assertThat(front.formulas()).contains(front.chosen());
  }

  @Test
  void findsTheSameLawWithColumnsExchanged() {
    Problem problem = fall().sample(250, 1);
    List<Column> exchanged = new ArrayList<>(problem.columns());
    java.util.Collections.swap(exchanged, 0, 2);

    Expression formula = chosen(table(Problem.of(exchanged, problem.target())));

    assertThat(missed(fall(), formula)).isLessThan(1e-20);
    assertThat(formula.round(9).simplify()).isEqualTo(chosen(table(problem)).round(9).simplify());
  }

  @Test
  void leavesOutIrrelevantColumns() {
    Problem problem = fall().sample(250, 1);
    List<Column> more = new ArrayList<>(problem.columns());
    more.add(1, Column.of("colour", new Random(8).doubles(250, 1, 4).toArray()));

    Expression formula = chosen(table(Problem.of(more, problem.target())));

    assertThat(formula.variables()).containsExactly("height", "mass", "speed");
    assertThat(missed(fall(), formula)).isLessThan(1e-20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e9, 1e-30})
  void findsTheSameLawOfAScaledTarget(double scale) {
    Problem problem = fall().sample(250, 1);
    double[] scaled = Arrays.stream(problem.target().raw()).map(y -> y * scale).toArray();

    Expression formula = chosen(table(Problem.of(problem.columns(), Column.of("y", scaled))));

    assertThat(missed(fall(), formula.times(1 / scale))).isLessThan(1e-20);
  }

  @Test
  void takesNumbersAsWellAsTables() {
    double[][] inputs =
        new Random(2).doubles(60, 1, 3).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    double[] target = Arrays.stream(inputs).mapToDouble(x -> 2 * Math.pow(x[0], 3)).toArray();

    FoundFormula formula = FormulaSearch.defaults().search(inputs, List.of("x"), target).chosen();

    assertThat(formula.expression().round(9).simplify()).isEqualTo(Expression.parse("2*x^3"));
    assertThat(formula.constants()).isEmpty();
    assertThat(formula.exactNumbers()).extracting(ExactNumber::name).containsExactly("2");
    assertThat(formula.stage()).isEqualTo("power law");
  }

  @Test
  void findsTheLawBehindNoise() {
    Law law = Law.of("3*exp(-0.5*a)").on("a", 0.3, 3);
    Problem problem = law.sample(100, 1);
    Random random = new Random(6);
    double[] noisy =
        Arrays.stream(problem.target().raw())
            .map(y -> y * (1 + 0.01 * random.nextGaussian()))
            .toArray();
    Table table = table(Problem.of(problem.columns(), Column.of("y", noisy)));

    FormulaFront front =
        FormulaSearch.builder().budget(Duration.ofMinutes(10)).build().search(table, "y");

    assertThat(missed(law, front.chosen().expression())).isLessThan(1e-4);
    assertThat(front.chosen().validationError()).isBetween(1e-6, 1e-3);
  }

  @Test
  void givesTheSameFrontForTheSameSeed() {
    Table table = table(fall().sample(120, 1));
    FormulaSearch search = FormulaSearch.builder().seed(3).build();

    assertThat(search.search(table, "y")).isEqualTo(search.search(table, "y"));
  }

  @Test
  void explainsAConstantTarget() {
    Table table =
        Table.builder()
            .numbers("a", 1, 2, 3, 4, 5, 6, 7, 8)
            .numbers("y", 5, 5, 5, 5, 5, 5, 5, 5)
            .build();

    assertThat(chosen(table)).isEqualTo(Expression.constant(5));
  }

  @Test
  void returnsWhatIsFoundWhenCancelled() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    Table table = table(fall().sample(250, 1));

    FormulaFront front = token.during(() -> FormulaSearch.defaults().search(table, "y"));

    assertThat(front.formulas()).extracting(FoundFormula::stage).containsExactly("mean", "linear");
  }

  @Test
  void tellsStagesAndFrontsToTheListener() {
    Law law = Law.of("a*b + b*c + a*c + a*b*c").on("a", 0.5, 3).on("b", 0.2, 2).on("c", 0.4, 4);
    List<String> stages = new ArrayList<>();
    List<FormulaFront> fronts = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void onStage(String stage, Duration left) {
            stages.add(stage);
          }

          @Override
          public void onFront(FormulaFront front, Duration left) {
            fronts.add(front);
          }
        };

    FormulaSearch.defaults().search(table(law.sample(250, 1)), "y", listener);

    assertThat(stages).startsWith("power law", "single index").contains("sparse sum");
    assertThat(fronts).isNotEmpty();
  }

  @Test
  void leavesOutRowsWithMissingCells() {
    Problem problem = fall().sample(100, 1);
    double[] mass = problem.columns().get(0).raw().clone();
    mass[3] = Double.NaN;
    Table table =
        Table.builder()
            .numbers("mass", mass)
            .numbers("speed", problem.columns().get(1).raw())
            .numbers("height", problem.columns().get(2).raw())
            .numbers("y", problem.target().raw())
            .build();

    assertThat(missed(fall(), chosen(table))).isLessThan(1e-20);
  }

  @Test
  void rejectsTablesThatCannotBeSearched() {
    Table texts = Table.builder().texts("a", List.of("x", "y")).numbers("y", 1, 2).build();
    Table few = Table.builder().numbers("a", 1, 2).numbers("y", 1, 2).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormulaSearch.defaults().search(texts, "y"))
        .withMessageContaining("\"a\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormulaSearch.defaults().search(few, "y"))
        .withMessageContaining("at least 8 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormulaSearch.defaults().search(few, "z"))
        .withMessageContaining("\"z\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormulaSearch.builder().validationShare(0.6).build())
        .withMessageContaining("0.6");
  }
}
