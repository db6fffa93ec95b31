// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterVector;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {
  /** Formulas, some of the Feynman set, which have values everywhere on [0.2, 0.9]^3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x",
        "3",
        "2*x + 1",
        "x*y",
        "-2.5*x*y*z",
        "exp(sin(3.141592653589793*x) + y^2)",
        "tanh(arctanh(x) + arctanh(y))",
        "(x + y)/(1 + x*y)",
        "x + x^2",
        "exp(x^2) + x^2 + x",
        "sin(x) + cos(x) + exp(x) + x",
        "x*(1 + 0.3*cos(y - z))",
        "sqrt((x - y)^2 + (y - z)^2)",
        "exp(-x^2/2)/sqrt(2*3.141592653589793)",
        "x*y + z",
        "(x + 1)*(y + 2)*(x + y)",
        "x/y/z",
        "x*y*x*y",
        "sin(cos(x*y) + z) + z",
        "log(x*y + z*z) * x",
        "arcsin(x*sin(y))",
        "abs(x - 0.5)",
        "1/(exp(x/y) - 1)"
      })
  void computesExpression(String text) {
    Expression expression = Expression.parse(text);
    Kan kan =
        ExpressionCompiler.builder("x", "y", "z")
            .inputRanges(new Interval(0.2, 0.9), new Interval(0.2, 0.9), new Interval(0.2, 0.9))
            .build()
            .compile(expression);

    assertSameValues(kan, expression);
  }

  @Property(tries = 200)
  void computesAnyTree(@ForAll int seed) {
    Expression expression = tree(new Random(seed), 4);
    Kan kan = ExpressionCompiler.builder("x", "y", "z").build().compile(expression);

    assertSameValues(kan, expression);
  }

  /** Returns a tree whose values and derivatives are moderate. */
  private static Expression tree(Random random, int depth) {
    if (depth == 0) {
      return Expression.variable(List.of("x", "y", "z").get(random.nextInt(3)));
    }
    Expression left = tree(random, random.nextInt(depth));
    Expression right = tree(random, random.nextInt(depth));
    return switch (random.nextInt(6)) {
      case 0 -> left.plus(right.times(2 * random.nextDouble() - 1));
      case 1 -> left.plus(0.5).into(StandardFunction.SIN);
      case 2 -> left.times(0.7).into(StandardFunction.TANH).power(2);
      case 3 -> left.into(StandardFunction.TANH).times(right.into(StandardFunction.COS));
      case 4 -> left.power(2).plus(1).power(-0.5);
      default -> Expression.constant(random.nextInt(3)).plus(left);
    };
  }

  private static void assertSameValues(Kan kan, Expression... expressions) {
    Random random = new Random(1);
    KanEvaluator evaluator = KanEvaluator.of(kan);
    List<Expression.Compiled> evaluations =
        List.of(expressions).stream().map(each -> each.compile(List.of("x", "y", "z"))).toList();
    for (int n = 0; n < 50; n++) {
      double[] x = random.doubles(3, 0.2, 0.9).toArray();
      double[] y = evaluator.evaluate(x);
      for (int o = 0; o < expressions.length; o++) {
        double expected = evaluations.get(o).at(x);
        assertThat(y[o]).isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
      }
    }
  }

  @Test
  void sharesCommonPartsOfSeveralOutputs() {
    Expression product = Expression.parse("sin(x)*exp(y)");
    Expression sum = Expression.parse("sin(x)*exp(y) + z");
    Expression input = Expression.parse("z");

    Kan kan =
        ExpressionCompiler.builder("x", "y", "z").build().compile(product, sum, input, product);

    assertThat(kan.outputs()).isEqualTo(4);
    assertThat(kan.layer(0).spec().nodes().products()).isEqualTo(1);
    assertSameValues(kan, product, sum, input, product);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp(sin(3*x) + y^2) | [3, 1, 1]",
        "x*y | [3, 1]",
        "tanh(arctanh(x) + arctanh(y)) | [3, 1, 1]",
        "exp((sin(x^2 + y^2) + sin(y^2 + z^2))/2) | [3, 2, 1, 1]",
        "x*y + z | [3, 2, 1]"
      })
  void usesFewestLayersAndNodes(String text, String widths) {
    Kan kan = ExpressionCompiler.builder("x", "y", "z").build().compile(Expression.parse(text));

    assertThat(kan.widths()).hasToString(widths);
  }

  @Test
  void makesEdgesSymbolicWithTrainableParametersAndMaskedSplines() {
    Kan kan =
        ExpressionCompiler.builder("x", "y")
            .gridIntervals(7)
            .splineOrder(2)
            .build()
            .compile(Expression.parse("exp(sin(3*x) + y^2)"));

    KanLayer first = kan.layer(0);
    assertThat(first.spec().grid().gridIntervals()).isEqualTo(7);
    assertThat(first.spec().grid().order()).isEqualTo(2);
    assertThat(first.symbolic(0, 0).orElseThrow().function().name()).isEqualTo("sin");
    assertThat(first.symbolic(1, 0).orElseThrow().function().name()).isEqualTo("x^2");
    assertThat(first.active(0, 0)).isFalse();
    assertThat(ParameterVector.of(kan).blocks()).anyMatch(each -> each.size() == 8);
    assertThat(kan.provenance().steps()).hasSize(1);
  }

  @Test
  void placesGridsOverValuesThatOccur() {
    Kan kan =
        ExpressionCompiler.builder("x")
            .inputRanges(new Interval(0, 2))
            .build()
            .compile(Expression.parse("sin(10*x + log(x + 3))"));

    var knots = kan.layer(2).spec().grid().knots().get(0);
    assertThat(knots.knot(knots.order())).isBetween(1.0, 1.3);
    assertThat(knots.knot(knots.size() - 1 - knots.order())).isBetween(21.0, 22.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e308 + 1e308 + x | Infinity in 'x + 1e308 + 1e308'",
        "sin(1e308*x + y + 1e308*x) | Infinity in '1e308*x + 1e308*x + y'",
        "1e308*x*1e308 + y | Infinity in '1e308*x*1e308 + y'",
        "-2^1024*x | Infinity in '2^1024'",
        "exp(y + log(-1)) | NaN in 'log(-1)'",
        "x*(1/0 - 1/0) | Infinity in '1/0'",
      })
  void rejectsNumbersThatAreNotFinite(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ExpressionCompiler.builder("x", "y").build().compile(Expression.parse(text)))
        .withMessage("a network computes with finite numbers only; got " + message);
  }

  @Test
  void rejectsBadInputs() {
    ExpressionCompiler compiler = ExpressionCompiler.builder("x", "y").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.compile(Expression.parse("x + t")))
        .withMessageContaining("[t, x]")
        .withMessageContaining("[x, y]");
    assertThatIllegalArgumentException().isThrownBy(compiler::compile);
    assertThatIllegalArgumentException().isThrownBy(() -> ExpressionCompiler.builder().build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpressionCompiler.builder("x", "x").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.toBuilder().inputRanges(new Interval(0, 1)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.toBuilder().gridIntervals(0).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.toBuilder().splineOrder(-1).build());
  }
}
