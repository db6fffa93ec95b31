// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.inspection.hypothesis.StructureNode.Combination;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTreeTest {
  static Stream<Arguments> formulas() {
    return Stream.of(
        tree("f(x1)", 1, x -> x[0].sin()),
        tree("f(x2)", 3, x -> x[1].squared()),
        tree("constant", 2, x -> x[0].times(0).plus(3.7)),
        tree("f(x1) + f(x2) + f(x3)", 3, x -> x[0].plus(x[1].sin()).plus(x[2].squared())),
        tree("f(x1) * f(x2) + f(x3)", 3, x -> x[0].times(x[1]).plus(x[2])),
        tree("(f(x1) + f(x2)) * f(x3)", 3, x -> x[0].squared().plus(x[1].squared()).times(x[2])),
        tree("f(x1) * f(x2)", 2, x -> x[0].times(Math.PI).sin().plus(x[1].squared()).exp()),
        tree("f(x1) * f(x2)", 2, x -> x[0].times(x[1]).plus(5)),
        tree("f(x1) * f(x2)", 2, x -> x[0].plus(2).times(x[1].plus(3))),
        tree("f(f(x1) + f(x2))", 2, x -> x[0].squared().plus(x[1].exp()).sin()),
        tree(
            "f(f(x1) + f(x2) + f(x3))",
            3,
            x -> x[0].squared().plus(x[1].exp()).plus(x[2]).plus(1).sqrt()),
        tree(
            "f(f(x1) + f(x2)) * f(f(x3) + f(x4))",
            4,
            x ->
                x[0].squared()
                    .plus(x[1].squared())
                    .times(Math.PI)
                    .sin()
                    .plus(x[2].squared().plus(x[3].squared()).times(Math.PI).sin())
                    .times(0.5)
                    .exp()),
        tree("f(f(f(x1) + f(x2)) + f(x3))", 3, x -> x[0].times(x[1]).plus(x[2]).sin()),
        tree("f(x1, x2)", 2, x -> x[0].times(x[1]).sin().plus(x[0]).plus(x[1].squared())),
        tree(
            "f(f(x1) + f(x3), x2)",
            3,
            x -> {
              Taylor h = x[0].squared().plus(x[2]);
              return h.times(x[1]).sin().plus(h).plus(x[1].squared());
            }),
        tree(
            "f(f(x1) + f(x2), f(x3) + f(x4), x5)",
            5,
            x -> {
              Taylor g = x[0].squared().plus(x[1]);
              Taylor h = x[2].plus(x[3].exp());
              return g.times(h).sin().plus(h.squared().times(x[4])).plus(g.times(x[4]).exp());
            }),
        tree(
            "f(x1, x2, x3)",
            3,
            x -> x[0].times(x[1]).sin().plus(x[1].times(x[2]).exp()).plus(x[2].times(x[0]))),
        tree("f(x1) * f(x2)", 2, x -> x[0].positivePart().times(x[1].positivePart())),
        tree("f(x1) * f(x2) + f(x3) * f(x4)", 4, x -> x[0].times(x[1]).plus(x[2].times(x[3]))));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void givesTheStructureOfTheFormula(
      String expected, int inputs, Function<Taylor[], Taylor> formula) {
    Hypotheses tests = Hypotheses.of(Taylor.function(formula), uniform(500, inputs, 1));
    StructureTree tree = StructureTree.of(tests);
    assertThat(tree).hasToString(expected);
  }

  @Test
  void namesInputsAndIgnoredInputs() {
    TwiceDifferentiable function =
        Taylor.function(x -> x[0].plus(x[2].times(1e-4)).times(x[3].plus(3)).exp());
    StructureTree tree = StructureTree.of(Hypotheses.of(function, uniform(300, 4, 2)));
    assertThat(tree.ignored()).containsExactly(1, 2);
    assertThat(tree.root().inputs()).containsExactly(0, 3);
    assertThat(tree.text(List.of("m", "a", "b", "c"))).isEqualTo("f(f(m) + f(c))");
    assertThatThrownBy(() -> tree.text(List.of("m", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input 3 has no name; got 2 names");
  }

  @Test
  void keepsInputsAboveAChosenInfluence() {
    TwiceDifferentiable function = Taylor.function(x -> x[0].plus(x[1].times(1e-4)));
    Hypotheses tests = Hypotheses.of(function, uniform(100, 3, 2));
    assertThat(StructureTree.of(tests)).hasToString("f(x1)");
    assertThat(StructureTree.of(tests, 1e-5)).hasToString("f(x1) + f(x2)");
    assertThat(StructureTree.of(tests, 0).ignored()).containsExactly(2);
    assertThatThrownBy(() -> StructureTree.of(tests, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 or more; got -0.1");
  }

  @Test
  void givesTheScoresOfDecisions() {
    TwiceDifferentiable function =
        Taylor.function(x -> x[0].times(x[1]).times(0.01).plus(x[0]).plus(x[1]));
    Hypotheses tests = Hypotheses.of(function, uniform(300, 2, 3));
    Combination root = (Combination) StructureTree.of(tests).root();
    assertThat(root.combining()).isEqualTo(Combining.SUM);
    assertThat(root.score())
        .isPositive()
        .isEqualTo(tests.sum(Partition.of(new int[] {0}, new int[] {1})).score());
  }

  static Batch uniform(int rows, int inputs, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] x = new double[rows * inputs];
    Arrays.setAll(x, k -> random.uniform(-1, 1));
    return Batch.of(inputs, x);
  }

  private static Arguments tree(String expected, int inputs, Function<Taylor[], Taylor> formula) {
    return arguments(expected, inputs, formula);
  }
}
