// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.DescriptionLength;
import dev.kan.core.formula.polish.FittedFormula;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.evidence.ColumnRange;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import dev.kan.core.formula.search.evidence.SplineComparison;
import dev.kan.core.training.CancellationToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Returns samples of a law of x, with noise. */
  private static Problem samples(String law, int rows, double noise) {
    SeededRandom random = new SeededRandom(5);
    double[] x = IntStream.range(0, rows).mapToDouble(r -> random.uniform(0.5, 3)).toArray();
    Expression formula = Expression.parse(law);
    double[] y =
        Arrays.stream(x)
            .map(each -> formula.evaluate(Map.of("x", each)) + noise * random.gaussian())
            .toArray();
    return Problem.of(List.of(Column.of("x", x)), Column.of("y", y));
  }

  private static Contest contest(Problem rows, int chosen, String... formulas) {
    int[] held = IntStream.range(0, rows.rows()).filter(r -> r % 4 == 0).toArray();
    int[] others = IntStream.range(0, rows.rows()).filter(r -> r % 4 != 0).toArray();
    return contest(rows, rows.select(others), rows.select(held), chosen, formulas);
  }

  private static Contest contest(
      Problem all, Problem training, Problem judged, int chosen, String... formulas) {
    List<Contender> contenders =
        Stream.of(formulas)
            .map(
                each -> {
                  FittedFormula trained = fit(each, training);
                  double bits = new DescriptionLength(0).of(trained, training.observations());
                  return new Contender(trained.expression(), fit(each, all).expression(), bits);
                })
            .toList();
    return new Contest(training, judged, all, contenders, chosen, 1, 2);
  }

  private static FittedFormula fit(String formula, Problem rows) {
    return ConstantFit.defaults().fit(Expression.parse(formula), rows.observations());
  }

  @Test
  void namesTheSimplerAndTheLongerFormThatAreLevel() {
    Problem rows = samples("2.5*x^2", 200, 0.1);
    String[] front = {"3.5", "2.5*x^2", "2.5*x^2 + 0.01*x", "2.5*x^2 + 0.01*x + 0.02*sin(x)"};

    FrontEvidence middle = contest(rows, 2, front).evidence(MINUTE);

    assertThat(middle.simpler()).hasValue(1);
    assertThat(middle.longer()).hasValue(3);
    assertThat(contest(rows, 1, front).evidence(MINUTE).longer()).hasValue(2);
    assertThat(contest(rows, 1, front).evidence(MINUTE).simpler()).isEmpty();
  }

  @Test
  void tellsFormulasApartWhereTheSamplesDo() {
    Problem rows = samples("2.5*x^2 + sin(5*x)", 400, 0.05);

    FrontEvidence evidence = contest(rows, 1, "2.5*x^2", "2.5*x^2 + sin(4.9*x)").evidence(MINUTE);

    assertThat(evidence.simpler()).isEmpty();
    assertThat(evidence.longer()).isEmpty();
    assertThat(evidence.formulas().get(1).stability()).hasValue(1);
  }

  @Test
  void comparesFewRowsByLeavingPartsOut() {
    Problem rows = samples("2.5*x^2", 12, 0.1);

    FrontEvidence evidence =
        contest(rows, rows, rows, 0, "2.5*x^2", "2.5*x^2 + 0.01*x^5").evidence(MINUTE);

    assertThat(evidence.longer()).hasValue(1);
  }

  /** The ten rows held out alone would not tell the formula from a constant. */
  @Test
  void judgesByAllRowsInTurnIfFewAreHeldOut() {
    Problem rows = samples("2.5*x^2", 40, 4);

    FrontEvidence evidence = contest(rows, 1, "8.5", "2.5*x^2").evidence(MINUTE);

    assertThat(evidence.simpler()).isEmpty();
  }

  @Test
  void saysThatSplinesAreBetterThanAWrongFormula() {
    Problem rows = samples("sin(5*x)", 480, 0.01);

    assertThat(contest(rows, 0, "0.5*x").evidence(MINUTE).splines())
        .hasValueSatisfying(each -> assertThat(each.splinesAreBetter()).isTrue());
    assertThat(contest(rows, 0, "sin(4.9*x)").evidence(MINUTE).splines())
        .hasValueSatisfying(each -> assertThat(each.splinesAreBetter()).isFalse());
  }

  @Test
  void comparesSplinesOfFewRowsLikewise() {
    Problem rows = samples("sin(5*x)", 48, 0.01);

    assertThat(contest(rows, rows, rows, 0, "0.5*x").evidence(MINUTE).splines())
        .hasValueSatisfying(each -> assertThat(each.splinesAreBetter()).isTrue());
  }

  @Test
  void doesNotCompareSplinesWithAnExactFormula() {
    assertThat(contest(samples("2.5*x^2", 100, 0), 0, "2.5*x^2").evidence(MINUTE).splines())
        .isEmpty();
  }

  @Test
  void isTheSameWithAnyNumberOfThreads() {
    Contest two = contest(samples("2.5*x^2", 100, 0.5), 0, "2.5*x^2", "2.5*x^2 + 0.1*x");
    Contest one =
        new Contest(two.training(), two.judged(), two.all(), two.formulas(), 0, two.seed(), 1);

    assertThat(one.evidence(MINUTE)).isEqualTo(two.evidence(MINUTE));
  }

  @Test
  void saysWhatItCanWithoutTime() {
    Contest contest = contest(samples("2.5*x^2", 100, 0.5), 0, "2.5*x^2", "2.5*x^2 + log(log(x))");
    CancellationToken cancelled = new CancellationToken();
    cancelled.cancel();

    FrontEvidence evidence = cancelled.during(() -> contest.evidence(MINUTE));

    assertThat(evidence.ranges()).extracting(ColumnRange::name).containsExactly("x");
    assertThat(evidence.formulas().get(1).undefined()).isPresent();
    assertThat(evidence.formulas().get(0).stability()).isEmpty();
    assertThat(evidence.splines()).isEmpty();
    assertThat(evidence.simpler()).isEmpty();
  }

  @Test
  void takesHalfOfTheErrorForClearlyBetter() {
    assertThat(new SplineComparison(0.49, 1, 2.1).splinesAreBetter()).isTrue();
    assertThat(new SplineComparison(0.51, 1, 9).splinesAreBetter()).isFalse();
    assertThat(new SplineComparison(0.1, 1, 1.9).splinesAreBetter()).isFalse();
  }
}
