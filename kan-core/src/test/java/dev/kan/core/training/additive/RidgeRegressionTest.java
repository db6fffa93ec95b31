// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.Batch;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeRegressionTest {
  private static final JsonNode GOLDEN = Goldens.read("scipy/penalised-additive.json");
  private static final List<TermKind> KINDS =
      List.of(
          TermKind.SMOOTH,
          TermKind.SMOOTH,
          TermKind.CATEGORY,
          TermKind.CATEGORY,
          TermKind.CATEGORY,
          TermKind.MISSING);
  private static final Design DESIGN =
      Design.of(Goldens.batch(GOLDEN.get("inputs")), KINDS, List.of(0, 1, 2, 2, 2, 1), 10);

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] outputs(TermSpace space, RidgeFit fit) {
    AdditiveFit additive = new AdditiveFit(space, List.of(fit));
    return new FittedFunction(additive.shape(), additive.point())
        .evaluate(DESIGN, IntStream.range(0, DESIGN.rows()).toArray());
  }

  @Test
  void placesKnotsLikeNumpy() {
    for (int s = 0; s < 2; s++) {
      assertThat(DESIGN.knots(s).toArray())
          .containsExactly(Goldens.flat(GOLDEN.get("knots").get(s)), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"numbers, NUMBERS", "binary, BINARY"})
  void findsStrengthsAndOutputsOfNumpy(String targets, Response response) {
    TermSpace space = TermSpace.curved(DESIGN, 1);
    double[] values = Goldens.flat(GOLDEN.get(targets));
    RidgeFit fit =
        RidgeRegression.search(RidgeProblem.of(space, response, values, ones(values.length)));
    JsonNode expected = GOLDEN.get(targets + "Fit");
    assertThat(fit.noise())
        .isCloseTo(expected.get("noise").asDouble(), Percentage.withPercentage(1e-6));
    assertThat(outputs(space, fit))
        .containsExactly(Goldens.flat(expected.get("outputs")), within(1e-6));
    double[] strengths = Goldens.flat(expected.get("strengths"));
    int[] order = {0, 3, 1, 2};
    for (int g = 0; g < 4; g++) {
      assertThat(fit.strengths().get(g))
          .isCloseTo(strengths[order[g]], Percentage.withPercentage(1e-4));
    }
  }

  @Test
  void aRefitToOtherRowsMinimisesTheirPenalisedLoss() {
    TermSpace space = TermSpace.curved(DESIGN, 1);
    double[] values = Goldens.flat(GOLDEN.get("binary"));
    RidgeFit all =
        RidgeRegression.search(
            RidgeProblem.of(space, Response.BINARY, values, ones(values.length)));
    double[] weights = ones(values.length);
    for (int r = 0; r < weights.length; r += 3) {
      weights[r] = r % 2 == 0 ? 0 : 2.5;
    }
    AdditiveFit refit =
        new AdditiveFit(
            space,
            List.of(
                RidgeRegression.refit(
                    RidgeProblem.of(space, Response.BINARY, values, weights),
                    all,
                    new MonotoneTerms(space, Map.of()))));
    Penalty penalty = new Penalty(refit.strengths(), ImmutableDoubleArray.of(), 0);
    double[] gradient = new double[refit.shape().size()];
    new Objective(refit.shape(), Response.BINARY, values, weights, penalty, Set.of())
        .evaluate(refit.point(), gradient);
    assertThat(gradient).containsExactly(new double[gradient.length], within(1e-6));
  }

  @Test
  void rareClassesDoNotDivergeWhereNewtonStepsAreTooLong() {
    Batch inputs = TestProblems.inputs(300, 4);
    Design design = Design.of(inputs, TestProblems.KINDS, TestProblems.COLUMNS, 10);
    TermSpace space = TermSpace.curved(design, 1);
    double[] targets = new double[300];
    for (int r = 0; r < 300; r++) {
      targets[r] = inputs.get(r, 0) > 2.1 ? 1 : 0;
    }
    RidgeFit fit =
        RidgeRegression.search(RidgeProblem.of(space, Response.BINARY, targets, ones(300)));
    AdditiveFit additive = new AdditiveFit(space, List.of(fit));
    double[] outputs =
        new FittedFunction(additive.shape(), additive.point())
            .evaluate(design, IntStream.range(0, 300).toArray());
    for (int r = 0; r < 300; r++) {
      assertThat(outputs[r] > 0).isEqualTo(targets[r] == 1);
    }
  }
}
