// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The strong Wolfe conditions on the functions of Moré and Thuente (ACM TOMS 20, 1994, section 5),
 * from first steps a million times apart, with their curvature constants and the default one.
 */
class LineSearchTest {
  private record Line(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> searches() {
    List<Arguments> searches = new ArrayList<>();
    for (Line line : List.of(flat(), steep(), wiggly())) {
      add(searches, line, 0.1);
    }
    for (Line line :
        List.of(
            twoValleys("5.4", 1e-3, 1e-3),
            twoValleys("5.5", 1e-2, 1e-3),
            twoValleys("5.6", 1e-3, 1e-2))) {
      add(searches, line, 1e-3);
    }
    return searches.stream();
  }

  private static void add(List<Arguments> searches, Line line, double sharp) {
    for (double first : new double[] {1e-3, 1e-1, 1, 1e1, 1e3}) {
      searches.add(Arguments.of(line, first, sharp));
      searches.add(Arguments.of(line, first, 0.9));
    }
  }

  private static Line flat() {
    return new Line("5.1", t -> -t / (t * t + 2), t -> (t * t - 2) / ((t * t + 2) * (t * t + 2)));
  }

  private static Line steep() {
    return new Line(
        "5.2",
        t -> Math.pow(t + 0.004, 5) - 2 * Math.pow(t + 0.004, 4),
        t -> 5 * Math.pow(t + 0.004, 4) - 8 * Math.pow(t + 0.004, 3));
  }

  private static Line wiggly() {
    double beta = 0.01;
    double frequency = 39 * Math.PI / 2;
    return new Line(
        "5.3",
        t -> {
          double wave = (1 - beta) / frequency * Math.sin(frequency * t);
          return Math.abs(t - 1) >= beta
              ? Math.abs(t - 1) + wave
              : (t - 1) * (t - 1) / (2 * beta) + beta / 2 + wave;
        },
        t -> {
          double wave = (1 - beta) * Math.cos(frequency * t);
          return Math.abs(t - 1) >= beta ? Math.signum(t - 1) + wave : (t - 1) / beta + wave;
        });
  }

  private static Line twoValleys(String name, double b1, double b2) {
    double g1 = Math.sqrt(1 + b1 * b1) - b1;
    double g2 = Math.sqrt(1 + b2 * b2) - b2;
    return new Line(
        name,
        t -> g1 * Math.hypot(1 - t, b2) + g2 * Math.hypot(t, b1),
        t -> -g1 * (1 - t) / Math.hypot(1 - t, b2) + g2 * t / Math.hypot(t, b1));
  }

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @MethodSource("searches")
  void theStepSatisfiesTheStrongWolfeConditions(Line line, double first, double curvature) {
    Lbfgs settings = new Lbfgs(1, 0, 0, 1e-4, curvature, 25);
    DifferentiableFunction function =
        (x, g) -> {
          g[0] = line.slope.applyAsDouble(x[0]);
          return line.value.applyAsDouble(x[0]);
        };
    Ray ray = new Ray(function, settings.start(function, new double[1]), new double[] {first});
    double step = LineSearch.search(settings, ray).step * first;
    double slope = line.slope.applyAsDouble(0);
    assertThat(step).isPositive();
    assertThat(line.value.applyAsDouble(step))
        .isLessThanOrEqualTo(line.value.applyAsDouble(0) + 1e-4 * step * slope);
    assertThat(Math.abs(line.slope.applyAsDouble(step)))
        .isLessThanOrEqualTo(curvature * Math.abs(slope));
    assertThat(ray.evaluations()).isBetween(1, 15);
  }

  /** x^2 / 2 - x on [0, 0.001), then undefined: the step stays inside, however large the first. */
  @Test
  void turnsBackFromWhereTheFunctionIsNotFinite() {
    DifferentiableFunction function =
        (x, g) -> {
          g[0] = x[0] < 1e-3 ? x[0] - 1 : Double.NaN;
          return x[0] * x[0] / 2 - x[0];
        };
    Lbfgs settings = Lbfgs.defaults();
    Ray ray = new Ray(function, settings.start(function, new double[1]), new double[] {1});
    assertThat(LineSearch.search(settings, ray).point[0]).isBetween(0.9e-3, 1e-3);
  }

  /** A falling line has no minimum: the search goes as far as its evaluations allow. */
  @Test
  void givesTheLowestStepWhereEvaluationsRunOut() {
    DifferentiableFunction function =
        (x, g) -> {
          g[0] = -1;
          return -x[0];
        };
    Lbfgs settings = new Lbfgs(1, 0, 0, 1e-4, 0.9, 4);
    Ray ray = new Ray(function, settings.start(function, new double[1]), new double[] {1});
    assertThat(LineSearch.search(settings, ray).step).isEqualTo(1000);
    assertThat(ray.evaluations()).isEqualTo(4);
  }

  /** Doubles end at 1.8e308: a point beyond is turned back from and not asked for. */
  @Test
  void neverAsksForAPointThatOverflows() {
    DifferentiableFunction function =
        (x, g) -> {
          assertThat(x[0]).isFinite();
          g[0] = -1e-200;
          return -1e-200 * x[0];
        };
    Lbfgs settings = new Lbfgs(1, 0, 0, 1e-4, 0.9, 400);
    Ray ray = new Ray(function, settings.start(function, new double[1]), new double[] {1e150});
    assertThat(LineSearch.search(settings, ray).point[0]).isBetween(1e308, Double.MAX_VALUE);
    assertThat(ray.evaluations()).isLessThan(400);
  }
}
