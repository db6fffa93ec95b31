// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.RandomExpressions;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolicJsonTest {
  private static final Expression X = Expression.variable("x");
  private static final CustomFunction BESSEL = CustomFunction.of("J0", Math::cos);

  /** A network in version 1 of the format. */
  private static final String VERSION_1 =
      """
      {"format":"kan","version":1,"provenance":[],"layers":[{"order":1,"knots":[[-2.0,-1.0,1.0,2.0]],
      "sums":1,"products":[],"base":"SILU","outside":"ZERO",
      "frozen":["SUBNODE_SCALE","SUBNODE_BIAS","NODE_SCALE","NODE_BIAS"],"mask":[[1.0]],
      "coefficients":[[[0.5],[0.25]]],"baseScale":[[2.0]],"splineScale":[[1.0]],
      "subnodeScale":[1.0],"subnodeBias":[0.0],"nodeScale":[1.0],"nodeBias":[3.0]}]}
      """;

  @Test
  void readsVersion1WithoutSymbolicEdges() {
    KanLayer layer = KanJson.fromJson(VERSION_1).layers().get(0);
    assertThat(layer.spec().symbolic()).isEmpty();
    assertThat(layer.values(ParameterKind.COEFFICIENTS)).containsExactly(0.5, 0.25);
    assertThat(layer.values(ParameterKind.NODE_BIAS)).containsExactly(3);
    assertThat(layer.edge(0, 0).baseScale()).isEqualTo(2);
  }

  @Test
  void rejectsSymbolicEdgesInVersion1() {
    assertThatThrownBy(
            () -> KanJson.fromJson(VERSION_1.replace("\"sums\"", "\"symbolic\":[],\"sums\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("version 1 has no field \"symbolic\" in its layers");
  }

  @Test
  void writesSymbolicEdges() {
    SymbolicFunction reciprocal =
        SymbolicFunction.of("1/x", 2, X.power(-1))
            .within(new SafeRange(Double.NEGATIVE_INFINITY, 5, 0.1, 10));
    Kan kan = with(new SymbolicCurve(reciprocal, new Affine(0.1, 2, -3, 1.0 / 3)));
    assertThat(KanJson.toJson(kan))
        .contains(
            "\"symbolic\":[{\"input\":1,\"subnode\":2,\"function\":{\"name\":\"1/x\","
                + "\"complexity\":2,\"body\":\"x^-1\",\"range\":[\"-Infinity\",5.0,0.1,10.0]},"
                + "\"a\":0.1,\"b\":2.0,\"c\":-3.0,\"d\":0.3333333333333333}]");
    assertThat(KanJson.fromJson(KanJson.toJson(kan))).isEqualTo(kan);
  }

  @Property(seed = "20261124", tries = 200)
  void readsAnyFunctionToTheLastBit(
      @ForAll long seed, @ForAll double a, @ForAll double b, @ForAll double c, @ForAll double d) {
    Map<String, Expression> onlyX = Map.of("y", X.times(1.1), "x10", X);
    SymbolicFunction function =
        SymbolicFunction.of("f", 7, RandomExpressions.of(seed, 4).substitute(onlyX));
    Kan kan = with(new SymbolicCurve(function, new Affine(a, b, c, d)));
    assertThat(KanJson.fromJson(KanJson.toJson(kan), RandomExpressions.custom())).isEqualTo(kan);
  }

  @Test
  void usesTheFunctionsOfTheUser() {
    SymbolicFunction function = SymbolicFunction.of("bessel", 4, X.into(BESSEL));
    SymbolicFunction slope = SymbolicFunction.of("slope", 4, BESSEL.derivative(X));
    Kan kan = with(new SymbolicCurve(function, Affine.IDENTITY));
    KanLayer layer =
        kan.layers().get(0).withSymbolic(0, 0, new SymbolicCurve(slope, Affine.IDENTITY));
    Kan both = Kan.of(List.of(layer, kan.layers().get(1)));
    assertThat(KanJson.fromJson(KanJson.toJson(both), BESSEL)).isEqualTo(both);
    assertThatThrownBy(() -> KanJson.fromJson(KanJson.toJson(kan)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "layer 0: the symbolic edge from input 1 to subnode 2, function 'bessel': position 1:")
        .hasMessageEndingWith(", or J0 as a custom function; got 'J0' in 'J0(x)'");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("\"body\":\"exp(x)\"", "\"body\":\"exp(x\"", "position 6: expected"),
        Arguments.of("\"body\":\"exp(x)\"", "\"body\":\"exp(y)\"", "may depend on x only"),
        Arguments.of("\"body\":\"exp(x)\"", "\"body\":\"x+inf\"", "expected a finite number"),
        Arguments.of(
            "\"body\":\"exp(x)\"",
            "\"body\":\"" + "sin(".repeat(200) + "x" + ")".repeat(200) + "\"",
            "subnode 2, function 'exp': an expression has at most 1000000 nodes; got "),
        Arguments.of("\"input\":1", "\"input\":2", "a symbolic edge from input 2 to subnode 2"),
        Arguments.of("\"input\":1", "\"input\":-1", "edges count from 0"),
        Arguments.of("\"range\":[]", "\"range\":[1.0]", "a range is empty or four numbers"),
        Arguments.of(
            "\"range\":[]",
            "\"range\":[1.0,2.0,null,3.0]",
            "range[2]: expected a number; got null"),
        Arguments.of(
            "\"symbolic\":[{", "\"symbolic\":[null,{", "symbolic[0]: expected an object; got null"),
        Arguments.of(",\"a\":1.0", "", "layers[0].symbolic[0]: lacks the field \"a\""),
        Arguments.of("\"a\":1.0", "\"a\":\"NaN\"", "needs finite numbers; got a NaN"),
        Arguments.of("\"complexity\":2", "\"complexity\":-2", "must be 0 or more: -2"),
        Arguments.of(
            "\"symbolic\":[{",
            "\"symbolic\":[{\"input\":1,\"subnode\":2,\"function\":{\"name\":\"exp\","
                + "\"complexity\":2,\"body\":\"exp(x)\",\"range\":[]},"
                + "\"a\":1.0,\"b\":0.0,\"c\":1.0,\"d\":0.0},{",
            "two symbolic functions on the edge from input 1 to subnode 2"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void rejectsInvalidSymbolicEdges(String right, String wrong, String message) {
    SymbolicFunction function = SymbolicFunction.of("exp", 2, X.into(StandardFunction.EXP));
    String json =
        Unchecked.json(KanJson.toJson(with(new SymbolicCurve(function, Affine.IDENTITY))));
    assertThat(json).contains(right);
    assertThatThrownBy(() -> KanJson.fromJson(json.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Kan with(SymbolicCurve curve) {
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);
    return Kan.of(List.of(kan.layers().get(0).withSymbolic(1, 2, curve), kan.layers().get(1)));
  }
}
