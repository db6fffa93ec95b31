// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares scores with closed forms. The samples are full factorial designs, whose deviations are
 * known.
 */
class HypothesesTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Partition APART = Partition.of(new int[] {0}, new int[] {1});

  @Test
  void scoresASumByTheMixedDerivative() {
    // On the corners of a square x + c x y has mixed derivative c and typical deviation 1 + c.
    double c = 0.3;
    Hypotheses tests = tests(x -> x[0].plus(x[0].times(x[1]).times(c)), corners(2));
    double expected = c / (1 + c);
    assertThat(tests.sum(APART).score()).isCloseTo(expected, CLOSE);
    assertThat(tests.influence(0)).isCloseTo(1, CLOSE);
    assertThat(tests.influence(1)).isCloseTo(expected, CLOSE);
    assertThat(tests.sum(APART).holds()).isFalse();
    assertThat(tests.withThreshold(expected * 1.01).sum(APART).holds()).isTrue();
    assertThat(tests.withThreshold(expected * 0.99).sum(APART).holds()).isFalse();
  }

  @Test
  void scoresAProductByValueAndDerivatives() {
    // f = x y + b: (f - a) f_xy - f_x f_y = b - a; the terms are b - a + x y and x y.
    double b = 2;
    Hypotheses tests = tests(x -> x[0].times(x[1]).plus(b), corners(2));
    assertThat(tests.product(APART, b).score()).isEqualTo(0);
    assertThat(tests.product(APART, 0).score()).isCloseTo(b / (b + 2), CLOSE);
    assertThat(tests.product(APART, 5).score()).isCloseTo(3.0 / 5, CLOSE);
    assertThat(PartitionSearch.by(tests).product().offset()).isCloseTo(b, CLOSE);
  }

  @Test
  void scoresASymmetryByTheTurningOfTheGradient() {
    // The gradient of x cos(k z) + y sin(k z) within (x, y) has length 1 and angle k z.
    double k = 0.4;
    Hypotheses tests =
        tests(
            x -> x[0].times(cosine(x[2].times(k))).plus(x[1].times(x[2].times(k).sin())),
            corners(3));
    assertThat(tests.symmetry(0, 1).score()).isCloseTo(k, CLOSE);
    assertThat(tests.symmetry(0).score()).isEqualTo(0);
    assertThat(tests.symmetry(2, 1, 0).score()).isEqualTo(0);
    assertThat(tests.functionOf(Partition.of(new int[] {0, 1}, new int[] {2})).score())
        .isCloseTo(k, CLOSE);
    assertThat(tests.functionOf(Partition.of(new int[] {0}, new int[] {1}, new int[] {2})).score())
        .isEqualTo(0);
  }

  @Test
  void recognisesAFunctionOfASum() {
    Batch x = StructureTreeTest.uniform(400, 2, 7);
    assertThat(tests(v -> v[0].squared().plus(v[1].exp()).sin(), x).functionOfSum(APART).score())
        .isLessThan(1e-12);
    assertThat(
            tests(v -> v[0].times(v[1]).sin().plus(v[0]).plus(v[1].squared()), x)
                .functionOfSum(APART)
                .score())
        .isGreaterThan(0.1);
  }

  @Test
  void distinguishesAFunctionOfThreeGroupsFromOneOfTheirSum() {
    Batch x = StructureTreeTest.uniform(400, 3, 7);
    Partition single = Partition.of(new int[] {0}, new int[] {1}, new int[] {2});
    assertThat(tests(v -> v[0].times(v[1]).plus(v[2].exp()).sin(), x).functionOfSum(single).score())
        .isGreaterThan(0.1);
    assertThat(
            tests(v -> v[0].squared().plus(v[1]).plus(v[2].exp()).sin(), x)
                .functionOfSum(single)
                .score())
        .isLessThan(1e-12);
  }

  static Stream<Arguments> functionsThatDoNotVary() {
    Batch x = StructureTreeTest.uniform(50, 2, 1);
    double[] constant = new double[50];
    Arrays.fill(constant, 0.1);
    return Stream.of(
        arguments("zero", tests(v -> v[0].times(0), x)),
        arguments("a constant", tests(v -> v[0].times(0).plus(0.1), x)),
        arguments("all but rounding", tests(v -> v[0].times(v[1]).times(1e-17).plus(1), x)),
        arguments("one input idle", tests(v -> v[0].sin(), x)),
        arguments(
            "an input that does not vary",
            tests(v -> v[0].times(v[1]), Batch.ofColumns(x.column(0), constant))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functionsThatDoNotVary")
  void findsNoInteractionOfConstants(String what, Hypotheses tests) {
    assertThat(tests.influence(1)).isLessThan(1e-14);
    assertThat(tests.sum(APART).score()).isLessThan(1e-14);
    assertThat(tests.product(APART, 0).score()).isLessThan(1e-14);
    assertThat(tests.functionOf(APART).score()).isEqualTo(0);
    assertThat(tests.functionOfSum(APART).score()).isLessThan(1e-14);
  }

  @Test
  void ignoresSamplesWithoutAGradient() {
    // The function is constant at half of the samples, where its gradient has no direction.
    Hypotheses tests =
        tests(
            v -> v[0].plus(v[1].squared()).positivePart().times(v[2].plus(2)),
            StructureTreeTest.uniform(400, 3, 3));
    assertThat(tests.symmetry(0, 1).score()).isLessThan(1e-12);
    assertThat(tests.symmetry(0, 2).holds()).isFalse();
  }

  @Test
  void testsTheChosenOutputOfANetwork() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 2, 2).build(), 3);
    Batch x = StructureTreeTest.uniform(100, 2, 3);
    Batch second = TwiceDifferentiable.of(kan, 1).at(x).value();
    assertThat(second.toArray()).containsExactly(KanEvaluator.of(kan).evaluate(x).column(1), CLOSE);
    assertThat(Hypotheses.of(kan, 0, x).sum(APART))
        .isNotEqualTo(Hypotheses.of(kan, 1, x).sum(APART));
  }

  private static Kan ofOrder(int... orders) {
    return Initialiser.pykan().initialise(KanSpec.builder(2, 2, 1).splineOrder(orders).build(), 1);
  }

  static Stream<Arguments> badInputs() {
    Batch x = corners(2);
    TwiceDifferentiable function = Taylor.function(v -> v[0].times(v[1]));
    Hypotheses tests = Hypotheses.of(function, x);
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 0);
    Partition ofThree = Partition.of(new int[] {0, 2}, new int[] {1});
    return Stream.of(
        bad("tests need at least 2 samples; got 1", () -> Hypotheses.of(function, x.rows(0, 1))),
        bad("row 1, column 0 is NaN", () -> Hypotheses.of(function, Batch.of(1, 0, Double.NaN))),
        bad("expected [rows, 2]", () -> Hypotheses.of(kan, 0, corners(3))),
        bad("output (1) must be less than size (1)", () -> Hypotheses.of(kan, 1, x)),
        bad("those of layer 1 have order 1", () -> Hypotheses.of(ofOrder(3, 1), 0, x)),
        bad("those of layer 0 have order 0", () -> Hypotheses.of(ofOrder(0, 2), 0, x)),
        bad(
            "the gradient has shape [4, 2]; expected [8, 3] as the samples",
            () -> Hypotheses.of(ignored -> function.at(x), corners(3))),
        bad("must lie between 0 and 1; got 0", () -> tests.withThreshold(0)),
        bad("must lie between 0 and 1; got 1", () -> tests.withThreshold(1)),
        bad("must lie between 0 and 1; got NaN", () -> tests.withThreshold(Double.NaN)),
        bad("input (2) must be less than size (2)", () -> tests.influence(2)),
        bad("of 3 inputs; the function has 2", () -> tests.sum(ofThree)),
        bad("of 3 inputs; the function has 2", () -> tests.product(ofThree, 0)),
        bad("of 3 inputs; the function has 2", () -> tests.functionOf(ofThree)),
        bad("of 3 inputs; the function has 2", () -> tests.functionOfSum(ofThree)),
        bad("must be finite; got Infinity", () -> tests.product(APART, 1.0 / 0)),
        bad("at least one input; got none", () -> tests.symmetry()),
        bad("once in a group; got [1, 1]", () -> tests.symmetry(1, 1)),
        bad("input (2) must be less than size (2)", () -> tests.symmetry(0, 2)),
        bad("at least one group; got none", () -> Partition.of()),
        bad("got an empty group", () -> Partition.of(new int[] {0}, new int[0])),
        bad(
            "each input from 0 on once; got [[0, 1], [1]]",
            () -> Partition.of(new int[] {1, 0}, new int[] {1})),
        bad("each input from 0 on once; got [[0, 2]]", () -> Partition.of(new int[] {0, 2})),
        bad(
            "the Hessian has shape [1, 2]; expected [rows, 4]",
            () -> new SecondOrder(Batch.of(1, 1), Batch.of(2, 1, 1), Batch.of(2, 1, 1))),
        bad(
            "the value has shape [1, 2]; expected [rows, 1]",
            () -> new SecondOrder(Batch.of(2, 1, 1), Batch.of(1, 1), Batch.of(1, 1))),
        bad(
            "same number of rows; got 2, 1 and 1",
            () -> new SecondOrder(Batch.of(1, 1, 1), Batch.of(1, 1), Batch.of(1, 1))),
        bad(
            "the gradient must be finite; row 0, column 0 is NaN",
            () -> new SecondOrder(Batch.of(1, 1), Batch.of(1, Double.NaN), Batch.of(1, 1))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsBadInputs(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void sortsAPartition() {
    Partition partition = Partition.of(new int[] {3, 1}, new int[] {2, 0});
    assertThat(partition.groups()).isEqualTo(List.of(List.of(0, 2), List.of(1, 3)));
    assertThat(partition.inputs()).isEqualTo(4);
    assertThat(partition.separates(0, 3)).isTrue();
    assertThat(partition.separates(1, 3)).isFalse();
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  private static Hypotheses tests(Function<Taylor[], Taylor> formula, Batch samples) {
    return Hypotheses.of(Taylor.function(formula), samples);
  }

  private static Taylor cosine(Taylor x) {
    return x.plus(Math.PI / 2).sin();
  }

  /** Returns all combinations of -1 and 1. */
  private static Batch corners(int inputs) {
    double[][] rows = new double[1 << inputs][inputs];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < inputs; i++) {
        rows[r][i] = (r >> i & 1) == 0 ? -1 : 1;
      }
    }
    return Batch.ofRows(rows);
  }
}
