// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that networks trained on samples of a formula have its structure. */
class TrainedNetworkTest {
  static Stream<Arguments> formulas() {
    return Stream.of(
        fit("f(x1) * f(x2)", x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]), 2, 3, 1),
        fit("f(x1) * f(x2) + f(x3)", x -> x[0] * x[1] + x[2], 3, 3, 1),
        fit("(f(x1) + f(x2)) * f(x3)", x -> (x[0] * x[0] + x[1] * x[1]) * x[2], 3, 2, 1),
        fit("f(f(x1) + f(x3))", x -> Math.sin(2 * x[0] + x[2] * x[2]), 3, 1, 1),
        fit("f(x1, x2)", x -> Math.sin(2 * x[0] * x[1]) + x[0] + x[1] * x[1], 2, 3, 1),
        fit(
            "f(f(x1) + f(x2)) * f(f(x3) + f(x4))",
            x -> Math.exp((ringWave(x[0], x[1]) + ringWave(x[2], x[3])) / 2),
            4,
            2,
            1,
            1));
  }

  private static double ringWave(double x, double y) {
    return Math.sin(Math.PI * (x * x + y * y));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void findsTheStructureOfTheFormula(
      String expected, ToDoubleFunction<double[]> formula, int[] widths) {
    int samples = widths[0] == 4 ? 1500 : 300 * widths[0];
    Dataset data = UniformSampling.of(formula, widths[0]).train(samples).test(300).build();
    Kan start = Initialiser.pykan().initialise(KanSpec.builder(widths).build(), 4);
    Kan kan =
        LadderTrainer.builder()
            .gridLadder(3, 5, 10)
            .stepsPerStage(20)
            .mostStarts(24)
            .seed(1)
            .build()
            .train(start, data.train())
            .kan();
    Hypotheses tests = Hypotheses.of(kan, 0, data.test().inputs());
    assertThat(StructureTree.of(tests)).hasToString(expected);
  }

  private static Arguments fit(String expected, ToDoubleFunction<double[]> formula, int... widths) {
    return arguments(expected, formula, widths);
  }
}
