// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.RandomExpressions;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaSourceTest {
  private static final String CUBE = "static double cube(double x) { return x * x * x; }\n";

  @TempDir Path directory;

  @Test
  void writesReadableMethod() {
    Expression expression =
        Expression.parse("exp(x2^2 - 2*(x1 + 1)^3) + arctanh(`2 b`)/sqrt(`a b`) - `a-b`*t^-1");
    assertThat(JavaSource.method("f", expression, List.of("x1", "x2", "a b", "a-b", "2 b", "t")))
        .isEqualTo(
            """
            public static double f(double x1, double x2, double a_b, double a_b_2, double _2_b, double t) {
              double t_2 = x1 + 1.0;
              return Math.exp(x2 * x2 - 2.0 * (t_2 * t_2 * t_2)) \
            + (0.5 * (Math.log1p(_2_b) - Math.log1p(-_2_b))) * Math.pow(a_b, -0.5) \
            - 1.0 * a_b_2 * (1 / t);
            }
            """);
  }

  @Test
  void computesSameValuesAsCompiledExpression() throws Exception {
    List<Expression> expressions = new ArrayList<>();
    StringBuilder source = new StringBuilder("public final class Formulas {\n" + CUBE);
    for (int e = 0; e < 300; e++) {
      Expression raw =
          e % 5 == 0 ? RandomExpressions.odd(e, e % 6) : RandomExpressions.of(e, e % 6);
      expressions.add(e % 2 == 0 ? raw : raw.simplify());
      source.append(JavaSource.method("f" + e, expressions.get(e), RandomExpressions.VARIABLES));
    }
    Class<?> formulas = compiled("Formulas", source.append("}\n").toString());
    Random random = new Random(1);
    int compared = 0;
    for (int e = 0; e < expressions.size(); e++) {
      Compiled evaluation = expressions.get(e).compile(RandomExpressions.VARIABLES);
      Method method = formulas.getMethod("f" + e, double.class, double.class, double.class);
      for (int p = 0; p < 20; p++) {
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double expected = evaluation.at(x, y, z);
        if (Double.isFinite(expected)) {
          assertThat((double) method.invoke(null, x, y, z))
              .as("%s at %s, %s, %s", expressions.get(e), x, y, z)
              .isCloseTo(expected, within(1e-15 * Math.abs(expected)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(2000);
  }

  @Test
  void derivesLegalNamesFromAnyVariables() throws Exception {
    List<String> variables =
        List.of(
            "class", "class_2", "Math", "α", "u03b1", "t", "x 1", "x-1", "_", "1", "Double",
            "yield", "true", "null", "var", "record", "long");
    Expression sum = Expression.constant(0);
    for (int v = 0; v < variables.size(); v++) {
      sum = sum.plus(Expression.variable(variables.get(v)).times(Math.pow(2, v)));
    }
    Class<?> formulas =
        compiled(
            "Named",
            "public final class Named {\n" + JavaSource.method("g", sum, variables) + "}\n");
    Object[] ones = variables.stream().map(name -> 1.0).toArray();
    assertThat(formulas.getMethods()[0].invoke(null, ones))
        .isEqualTo(Math.pow(2, variables.size()) - 1);
  }

  @Test
  void compilesLongAndDeepFormulas() throws Exception {
    Expression x = Expression.variable("x");
    Expression deep = x;
    while (deep.depth() < Expression.MAX_DEPTH - 1) {
      deep = deep.times(x).into(StandardFunction.SIN);
    }
    Expression sum = new Sum(Collections.nCopies(12_000, x));
    Expression product = new Product(Collections.nCopies(12_000, x));
    Class<?> formulas =
        compiled(
            "Long",
            "public final class Long {\n"
                + JavaSource.method("deep", deep, List.of("x"))
                + JavaSource.method("sum", sum, List.of("x"))
                + JavaSource.method("product", product, List.of("x"))
                + "}\n");
    for (var each : Map.of("deep", deep, "sum", sum, "product", product).entrySet()) {
      assertThat(formulas.getMethod(each.getKey(), double.class).invoke(null, 0.9))
          .isEqualTo(each.getValue().evaluate(Map.of("x", 0.9)));
    }
  }

  static Stream<Arguments> formulasWithoutMethod() {
    Expression x = Expression.variable("x");
    List<String> many = IntStream.range(0, 128).mapToObj(i -> "x" + i).toList();
    return Stream.of(
        Arguments.of(
            x.into(CustomFunction.of("class", Math::sin)),
            List.of("x"),
            "the function class cannot be called from Java: no method can have the name 'class'"),
        Arguments.of(
            x.into(CustomFunction.of("f", Math::sin)),
            List.of("x"),
            "the function f cannot be called from a method of the name 'f', which would call"),
        Arguments.of(
            x.into(CustomFunction.of("J0Prime", Math::sin))
                .plus(x.into(CustomFunction.of("J0'", Math::cos))),
            List.of("x"),
            "the functions J0Prime and J0' would both be the method 'J0Prime'"),
        Arguments.of(x, List.of("x", "a\u0000"), "a variable's name has printable characters; got"),
        Arguments.of(
            Expression.variable("x1"), many, "a Java method has at most 127 parameters of type"),
        Arguments.of(
            new Sum(Collections.nCopies(20_000, x)),
            List.of("x"),
            "a Java method has at most 65535 bytes of code; this expression may take 100"));
  }

  @ParameterizedTest
  @MethodSource("formulasWithoutMethod")
  void rejectsFormulasThatNoMethodCanCompute(
      Expression expression, List<String> variables, String message) {
    assertThatThrownBy(() -> JavaSource.method("f", expression, variables))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rejectsBadInputs() {
    Expression x = Expression.variable("x");
    assertThatThrownBy(() -> JavaSource.method("class", x, List.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Java method cannot have the name 'class'");
    assertThatThrownBy(() -> JavaSource.method("f", x, List.of("y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the expression has the variables [x]; the method has parameters only for [y]");
    assertThatThrownBy(() -> JavaSource.method("f", x, List.of("x", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("variable 'x' is listed twice");
  }

  private Class<?> compiled(String name, String source) throws Exception {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertThat(javac.run(System.out, System.err, "-d", directory.toString(), file.toString()))
        .as(source)
        .isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
    return loader.loadClass(name);
  }
}
