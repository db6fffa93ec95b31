// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.golden.Goldens;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolicFitTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
  private static final SymbolicFit FIT = SymbolicFit.defaults();

  static Stream<JsonNode> goldens() {
    return Streams.stream(Goldens.read("pykan/symbolic-fits.json"));
  }

  static Stream<Truth> truths() {
    return Truth.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void reachesPykansR2AndTrueCurve(JsonNode golden) {
    double[] x = Goldens.flat(golden.get("x"));
    SymbolicFunction function = LIBRARY.get(golden.get("function").asText());
    double[] t = Goldens.flat(golden.get("true"));
    SymbolicCurve truth = new SymbolicCurve(function, new Affine(t[0], t[1], t[2], t[3]));

    FittedCurve fitted = FIT.fit(function, EdgeSamples.of(x, Goldens.flat(golden.get("y"))));

    assertThat(fitted.r2()).isGreaterThanOrEqualTo(golden.get("pykan_r2").doubleValue());
    // The tolerance suits four parameters fitted to 200 points with a noise of 0.002.
    assertThat(distance(fitted.curve(), truth, x)).isLessThan(0.001);
  }

  @ParameterizedTest
  @MethodSource("truths")
  void findsExactCurvesInAnyUnits(Truth truth) {
    for (double[] range : new double[][] {{-1, 1}, {0, 1000}, {0.002, 0.003}, {100, 101}}) {
      EdgeSamples samples = truth.samples(150, range[0], range[1], 0);

      FittedCurve fitted = FIT.fit(truth.function(), samples);

      assertThat(1 - fitted.r2()).as("x in %s", Arrays.toString(range)).isLessThan(1e-12);
      double worst = distance(fitted.curve(), x -> truth.value(x, range[0], range[1]), samples.x());
      assertThat(worst / spread(samples.y())).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tanh, 2.1, 0.4, 1, -1",
    "gaussian, 1.4, 0.3, 0.8, 0.2",
    "arctan, 2.5, -0.5, 1, 0.3",
    "sin, 3, 1, 5, 0.7",
    "sin, 17, -1, -0.3, 0",
    "tan, 1, 0.2, -0.4, 2",
    "exp, 0.8, 0, -1.5, 0.1",
    "exp, -3, 0, 1, 0",
    "x^2, 1, 0.2, -2, 0.1",
    "x^3, 1, -0.4, 2, 1",
    "1/x, 1, 3, 2, 0",
    "sqrt, -1, 1.5, 1, -1",
    "log, 1, 1.25, 2, 0.5",
    "abs, 1, 0.3, 1, 0",
    "x, 1, 0, -2, 3"
  })
  void recoversParametersInReadableForm(String name, double a, double b, double c, double d) {
    SymbolicCurve truth = new SymbolicCurve(LIBRARY.get(name), new Affine(a, b, c, d));
    double[] x = line(200);

    Affine found = FIT.fit(truth.function(), samples(x, truth)).curve().affine();

    assertThat(new double[] {found.a(), found.b(), found.c(), found.d()})
        .containsExactly(new double[] {a, b, c, d}, offset(1e-6));
  }

  @Property(tries = 12)
  void doesNotDependOnUnits(
      @ForAll @DoubleRange(min = -6, max = 6) double logX,
      @ForAll @DoubleRange(min = -50, max = 50) double shift,
      @ForAll @DoubleRange(min = -6, max = 6) double logY) {
    double[] x = line(120);
    DoubleUnaryOperator curve = t -> Math.sin(2 * t) + 0.3 * t * t * t;
    double unit = Math.pow(10, logX);
    double[] scaledX = Arrays.stream(x).map(each -> unit * (each + shift)).toArray();
    double[] y = Arrays.stream(x).map(curve).toArray();
    double[] scaledY = Arrays.stream(y).map(each -> -Math.pow(10, logY) * each).toArray();

    for (String name : new String[] {"x^2", "exp", "sin", "tanh", "gaussian", "1/x"}) {
      double expected = FIT.fit(LIBRARY.get(name), EdgeSamples.of(x, y)).r2();
      double scaled = FIT.fit(LIBRARY.get(name), EdgeSamples.of(scaledX, scaledY)).r2();
      assertThat(scaled).as(name).isCloseTo(expected, offset(1e-5));
    }
  }

  @Test
  void fitsCurvesOfSmallAmplitude() {
    double[] x = line(200);

    FittedCurve fitted = FIT.fit(LIBRARY.get("sin"), samples(x, t -> 5 + 1e-7 * Math.sin(3 * t)));

    assertThat(fitted.r2()).isGreaterThan(1 - 1e-9);
    assertThat(fitted.curve().affine().a()).isCloseTo(3, offset(1e-5));
  }

  @Test
  void fitsConstantToPointsOfEqualHeight() {
    for (FittedCurve fitted : FIT.fitAll(LIBRARY, samples(line(20), t -> -2.5))) {
      assertThat(fitted.r2()).isEqualTo(1);
      assertThat(fitted.curve().applyAsDouble(0.3)).isEqualTo(-2.5);
    }
  }

  @Test
  void fitsMeanToPointsOfEqualX() {
    EdgeSamples samples = EdgeSamples.of(new double[] {2, 2, 2}, new double[] {1, 2, 6});
    for (FittedCurve fitted : FIT.fitAll(LIBRARY, samples)) {
      assertThat(fitted.r2()).isZero();
      assertThat(fitted.curve().applyAsDouble(2)).isCloseTo(3, offset(1e-12));
    }
  }

  @Test
  void fitsConstantWithR2ZeroIfFunctionHasNoValues() {
    SymbolicFunction nowhere =
        SymbolicFunction.of(
            "nowhere",
            1,
            Expression.variable("x").into(CustomFunction.of("nowhere", x -> Double.NaN)));

    FittedCurve fitted = FIT.fit(nowhere, samples(line(20), t -> t));

    assertThat(fitted.r2()).isZero();
    assertThat(fitted.curve().affine().c()).isZero();
  }

  @Test
  void fitsCustomFunction() {
    SymbolicFunction sinc =
        SymbolicFunction.of(
            "sinc",
            3,
            Expression.variable("x")
                .into(CustomFunction.of("sinc", x -> x == 0 ? 1 : Math.sin(x) / x)));
    SymbolicCurve truth = new SymbolicCurve(sinc, new Affine(7, 2, 0.5, 1));

    FittedCurve fitted = FIT.fit(sinc, samples(line(200), truth));

    assertThat(fitted.r2()).isGreaterThan(1 - 1e-12);
    assertThat(fitted.curve().affine().a()).isCloseTo(7, offset(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/x", "log", "exp", "sqrt", "tan"})
  void fitsSafeFunctionsWithinTheirRange(String name) {
    SymbolicFunction safe = LIBRARY.avoidingSingularities().get(name);
    SymbolicCurve truth = new SymbolicCurve(safe, new Affine(0.5, 0.8, 2, -1));

    FittedCurve fitted = FIT.fit(safe, samples(line(200), truth));

    assertThat(fitted.r2()).isGreaterThan(1 - 1e-10);
  }

  @Test
  void ignoresPointsOfWeightZero() {
    double[] x = line(100);
    double[] y = Arrays.stream(x).map(Math::exp).toArray();
    double[] weights = new double[100];
    Arrays.fill(weights, 2);
    y[50] = 77;
    weights[50] = 0;

    FittedCurve fitted = FIT.fit(LIBRARY.get("exp"), EdgeSamples.of(x, y).withWeights(weights));

    assertThat(fitted.r2()).isGreaterThan(1 - 1e-12);
    assertThat(fitted.curve().affine().a()).isCloseTo(1, offset(1e-8));
  }

  @Test
  void doesNotDependOnNumberOfThreads() {
    EdgeSamples samples = samples(line(80), t -> Math.sin(3 * t) * Math.exp(t));

    assertThat(SymbolicFit.builder().threads(1).build().fitAll(LIBRARY, samples))
        .isEqualTo(SymbolicFit.builder().threads(3).build().fitAll(LIBRARY, samples));
  }

  private static double[] line(int count) {
    double[] x = new double[count];
    Arrays.setAll(x, i -> -1 + 2.0 * i / (count - 1));
    return x;
  }

  private static EdgeSamples samples(double[] x, DoubleUnaryOperator curve) {
    return EdgeSamples.of(x, Arrays.stream(x).map(curve).toArray());
  }

  private static double distance(DoubleUnaryOperator one, DoubleUnaryOperator other, double[] x) {
    return Math.sqrt(
        Arrays.stream(x)
            .map(each -> one.applyAsDouble(each) - other.applyAsDouble(each))
            .map(each -> each * each)
            .average()
            .orElseThrow());
  }

  private static double spread(double[] y) {
    return Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"log(x - 10)", "log(-10 - x)"})
  void fitsConstantEvenIfFunctionHasNoValueAtZero(String body) {
    SymbolicFunction own = SymbolicFunction.of("own", 2, Expression.parse(body));

    FittedCurve fitted =
        SymbolicFit.defaults()
            .fit(own, EdgeSamples.of(new double[] {0, 1, 2}, new double[] {3, 3, 3}));

    assertThat(fitted.curve().applyAsDouble(1)).isEqualTo(3);
  }

  @Test
  void keepsTinyFactorsInsideTheArgument() {
    double[] x = {1e80, 1.2e80, 1.5e80, 1.8e80, 2e80};
    double[] y = Arrays.stream(x).map(each -> Math.pow(each / 1e80, 5)).toArray();
    SymbolicFunction fifth = FunctionLibrary.standard().get("x^5");

    SymbolicCurve curve = SymbolicFit.defaults().fit(fifth, EdgeSamples.of(x, y)).curve();

    for (int i = 0; i < x.length; i++) {
      assertThat(curve.applyAsDouble(x[i])).isCloseTo(y[i], offset(1e-6));
    }
  }
}
