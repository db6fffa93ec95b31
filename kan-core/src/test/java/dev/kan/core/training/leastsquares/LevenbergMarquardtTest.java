// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LevenbergMarquardtTest {
  private final LevenbergMarquardt method = LevenbergMarquardt.defaults();
  private static final double[] BARD = {
    0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39
  };

  /** Moré, Garbow and Hillstrom, Testing unconstrained optimization software, ACM TOMS 7, 1981. */
  static Stream<Arguments> knownProblems() {
    return Stream.of(
        problem(
            "Rosenbrock (1)",
            x -> new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]},
            new double[] {-1.2, 1},
            0),
        problem(
            "Freudenstein and Roth (2), local minimum",
            x ->
                new double[] {
                  -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1],
                  -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]
                },
            new double[] {0.5, -2},
            48.98425367924),
        problem(
            "Powell badly scaled (3)",
            x -> new double[] {1e4 * x[0] * x[1] - 1, Math.exp(-x[0]) + Math.exp(-x[1]) - 1.0001},
            new double[] {0, 1},
            0),
        problem(
            "Beale (5)",
            x ->
                new double[] {
                  1.5 - x[0] * (1 - x[1]),
                  2.25 - x[0] * (1 - x[1] * x[1]),
                  2.625 - x[0] * (1 - x[1] * x[1] * x[1])
                },
            new double[] {1, 1},
            0),
        problem(
            "Powell singular (13)",
            x ->
                new double[] {
                  x[0] + 10 * x[1],
                  Math.sqrt(5) * (x[2] - x[3]),
                  (x[1] - 2 * x[2]) * (x[1] - 2 * x[2]),
                  Math.sqrt(10) * (x[0] - x[3]) * (x[0] - x[3])
                },
            new double[] {3, -1, 0, 1},
            0),
        problem(
            "Bard (8)",
            x -> {
              double[] r = BARD.clone();
              for (int i = 0; i < r.length; i++) {
                double u = i + 1.0;
                double v = 15.0 - i;
                r[i] -= x[0] + u / (v * x[1] + Math.min(u, v) * x[2]);
              }
              return r;
            },
            new double[] {1, 1, 1},
            8.214877306e-3));
  }

  private static Arguments problem(
      String name, Function<double[], double[]> residuals, double[] start, double sumOfSquares) {
    return Arguments.of(name, new Residuals(residuals, start.length), start, sumOfSquares);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("knownProblems")
  void findsTheKnownMinimum(
      String name, LeastSquaresProblem problem, double[] start, double sumOfSquares) {
    LevenbergMarquardtState state = method.run(problem, method.start(problem, start), 500);
    assertThat(2 * state.cost()).isCloseTo(sumOfSquares, within(1e-9 * Math.max(1, sumOfSquares)));
  }

  @Test
  void solvesALinearProblemInOneStepOfLittleDamping() {
    Kan kan =
        RandomNetworks.random(
            KanSpec.builder(2, 1)
                .range(-3, 3)
                .gridIntervals(2)
                .freeze(ParameterKind.SPLINE_SCALE)
                .build(),
            3);
    Batch x = RandomNetworks.normal(500, 2, 5);
    Batch y = KanEvaluator.of(kan).evaluate(x);
    KanObjective objective = KanObjective.of(kan, new Samples(x, y), Loss.SQUARED_ERROR);
    double[] zero = new double[objective.size()];
    LevenbergMarquardt undamped = new LevenbergMarquardt(1e-13, 0, 1);
    LevenbergMarquardtState state = undamped.step(objective, undamped.start(objective, zero));
    assertThat(state.iteration()).isEqualTo(1);
    assertThat(state.cost()).isLessThan(1e-18);
  }

  @Test
  void aResumedRunGoesOnAsIfItHadNotStopped() {
    LeastSquaresProblem problem = rosenbrock();
    LevenbergMarquardtState start = method.start(problem, new double[] {-1.2, 1});
    LevenbergMarquardtState half = method.run(problem, start, 5);
    LevenbergMarquardtState kept =
        new LevenbergMarquardtState(
            half.point(),
            half.cost(),
            half.damping(),
            half.growth(),
            half.iteration(),
            half.status());
    assertThat(method.run(problem, kept, 4)).isEqualTo(method.run(problem, start, 9));
  }

  @Test
  void everyStepMakesTheCostSmallerOrEndsTheRun() {
    LeastSquaresProblem problem = rosenbrock();
    LevenbergMarquardtState state = method.start(problem, new double[] {-1.2, 1});
    while (state.running()) {
      LevenbergMarquardtState next = method.step(problem, state);
      if (next.running()) {
        assertThat(next.cost()).isLessThan(state.cost());
      } else {
        assertThat(next.point()).isEqualTo(state.point());
      }
      state = next;
    }
    assertThat(state.status()).isIn(Status.CONVERGED, Status.NO_DECREASE);
    assertThat(method.step(problem, state)).isSameAs(state);
  }

  @Test
  void aCostThatIsNotFiniteIsAFailedAttempt() {
    LeastSquaresProblem problem =
        new Residuals(x -> new double[] {Math.log(x[0]) + 5, Math.sqrt(x[0])}, 1);
    LevenbergMarquardtState state =
        method.run(problem, method.start(problem, new double[] {3}), 100);
    assertThat(state.point()[0]).isBetween(1e-4, 0.05);
    assertThat(state.cost()).isFinite();
  }

  /** A network of known functions: log(a x + b) has no value on the way down to its b of 0. */
  @Test
  void aStepToWhereASymbolicEdgeHasNoValueIsNotTaken() {
    KanObjective objective =
        objective(
            x -> Math.log(2 * x[0]) - 1,
            KanSpec.builder(1, 1),
            List.of(symbolic(0, 0, "log", 1, 0.5, 1, 0)),
            0.001,
            1);
    List<Double> costs = new ArrayList<>();
    LeastSquaresProblem watched = watched(objective, costs);
    LevenbergMarquardtState state =
        method.run(watched, method.start(watched, objective.parameters().values()), 200);
    assertThat(costs).contains(Double.NaN);
    assertThat(state.cost()).isLessThan(1e-28);
  }

  /** The constants c and d of neighbours are redundant: damping has to cope with a singular A. */
  @Test
  void findsTheConstantsOfAFormula() {
    KanObjective objective =
        objective(
            x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]),
            KanSpec.builder(2, 1, 1),
            List.of(
                symbolic(0, 0, "sin", 3, 0.1, 1.2, 0.1),
                symbolic(1, 0, "x^2", 0.9, 0.1, 1.1, -0.1),
                symbolic(0, 0, "exp", 1.1, -0.1, 0.8, 0.2)),
            -1,
            1);
    LevenbergMarquardtState state =
        method.run(objective, method.start(objective, objective.parameters().values()), 200);
    assertThat(state.cost()).isLessThan(1e-28);
    Kan found = objective.parameters().with(state.point());
    Affine sine = found.layer(0).symbolic(0, 0).orElseThrow().affine();
    Affine square = found.layer(0).symbolic(1, 0).orElseThrow().affine();
    Affine exponential = found.layer(1).symbolic(0, 0).orElseThrow().affine();
    assertThat(sine.a()).isCloseTo(Math.PI, within(1e-13));
    assertThat(sine.b()).isCloseTo(0, within(1e-13));
    assertThat(sine.c() * exponential.a()).isCloseTo(1, within(1e-13));
    assertThat(square.a() * square.a() * square.c() * exponential.a()).isCloseTo(1, within(1e-13));
    assertThat(square.b()).isCloseTo(0, within(1e-13));
    assertThat(exponential.d()).isCloseTo(0, within(1e-12));
    double factor = exponential.a() * (sine.d() + square.d()) + exponential.b();
    assertThat(exponential.c() * Math.exp(factor)).isCloseTo(1, within(1e-12));
  }

  /** Nothing but the constants is trained; each symbolic edge belongs to the next layer in turn. */
  private static KanObjective objective(
      ToDoubleFunction<double[]> target,
      KanSpec.Builder builder,
      List<Map.Entry<SymbolicEdge, SymbolicCurve>> symbolic,
      double lower,
      double upper) {
    KanSpec spec =
        builder
            .freeze(
                ParameterKind.COEFFICIENTS, ParameterKind.BASE_SCALE, ParameterKind.SPLINE_SCALE)
            .build();
    List<KanLayer> layers = new ArrayList<>();
    int next = 0;
    for (LayerSpec each : spec.layers()) {
      Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>();
      for (int i = 0; i < each.inputs(); i++) {
        curves.put(symbolic.get(next).getKey(), symbolic.get(next).getValue());
        next++;
      }
      layers.add(KanLayer.neutral(each).withSymbolic(curves));
    }
    Kan kan = RandomNetworks.symbolicOnly(Kan.of(layers));
    Samples samples =
        UniformSampling.of(target, kan.inputs()).range(lower, upper).train(300).build().train();
    return KanObjective.of(kan, samples, Loss.SQUARED_ERROR);
  }

  private static Map.Entry<SymbolicEdge, SymbolicCurve> symbolic(
      int input, int subnode, String name, double a, double b, double c, double d) {
    SymbolicFunction function = RandomNetworks.function(name);
    return Map.entry(
        new SymbolicEdge(input, subnode, function),
        new SymbolicCurve(function, new Affine(a, b, c, d)));
  }

  private static LeastSquaresProblem watched(LeastSquaresProblem problem, List<Double> costs) {
    return new LeastSquaresProblem() {
      @Override
      public int size() {
        return problem.size();
      }

      @Override
      public double cost(double[] point) {
        costs.add(problem.cost(point));
        return costs.get(costs.size() - 1);
      }

      @Override
      public NormalEquations normalEquations(double[] point) {
        return problem.normalEquations(point);
      }
    };
  }

  @Test
  void doesNotStartWhereTheCostIsNotFinite() {
    LeastSquaresProblem problem = new Residuals(x -> new double[] {Math.log(x[0])}, 1);
    LevenbergMarquardtState state = method.start(problem, new double[] {-1});
    assertThat(state.status()).isEqualTo(Status.NOT_FINITE);
    assertThat(method.run(problem, state, 3)).isSameAs(state);
  }

  @Test
  void rejectsBadInput() {
    assertBad(() -> new LevenbergMarquardt(0, 1e-9, 5), "0.0");
    assertBad(() -> new LevenbergMarquardt(1, -1, 5), "-1.0");
    assertBad(() -> new LevenbergMarquardt(1, 0, 0), "got 0");
    assertBad(() -> method.start(rosenbrock(), new double[3]), "2 unknowns; got 3");
    assertBad(() -> method.start(rosenbrock(), new double[] {1, Double.NaN}), "finite");
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static LeastSquaresProblem rosenbrock() {
    return new Residuals(x -> new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]}, 2);
  }

  /** Half a sum of squares, with the Jacobian by central differences. */
  private record Residuals(Function<double[], double[]> function, int size)
      implements LeastSquaresProblem {
    @Override
    public double cost(double[] point) {
      double sum = 0;
      for (double each : function.apply(point)) {
        sum += each * each / 2;
      }
      return sum;
    }

    @Override
    public NormalEquations normalEquations(double[] point) {
      double[] r = function.apply(point);
      double[][] columns = new double[size][];
      for (int p = 0; p < size; p++) {
        double step = 1e-6 * Math.max(1e-3, Math.abs(point[p]));
        double[] above = function.apply(RandomNetworks.perturbed(point, p, step));
        double[] below = function.apply(RandomNetworks.perturbed(point, p, -step));
        columns[p] = new double[r.length];
        for (int i = 0; i < r.length; i++) {
          columns[p][i] = (above[i] - below[i]) / (2 * step);
        }
      }
      NormalEquations.Sum sum = new NormalEquations.Sum(size);
      sum.addCost(cost(point));
      for (int p = 0; p < size; p++) {
        for (int i = 0; i < r.length; i++) {
          sum.addGradient(p, columns[p][i] * r[i]);
          for (int q = 0; q <= p; q++) {
            sum.addMatrix(p, q, columns[p][i] * columns[q][i]);
          }
        }
      }
      return sum.build();
    }
  }
}
