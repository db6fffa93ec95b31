// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.expression.notation.JavaSource;
import dev.kan.core.expression.notation.Notation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionLimitsTest {
  private static final Expression X = Expression.variable("x");
  private static final int SMALL_STACK = 512 * 1024;

  static Stream<Arguments> towers() {
    return Stream.of(
        tower("calls", e -> e.into(StandardFunction.SIN)),
        tower("exponentials", e -> e.into(StandardFunction.EXP)),
        tower("logarithms", e -> e.into(StandardFunction.LOG)),
        tower("negated exponentials", e -> e.times(-1).into(StandardFunction.EXP)),
        tower("powers of variables", e -> Arithmetic.power(X, e)),
        tower("roots", e -> e.plus(1).power(0.5)),
        tower("reciprocals", e -> e.plus(X).power(-1)),
        tower("powers", e -> e.power(0.3)),
        tower("sums", e -> e.plus(X)),
        tower("products", e -> e.times(X)),
        tower("sums of products", e -> e.times(3).plus(X.into(StandardFunction.SIN))),
        tower("products of sums", e -> e.plus(2).times(X)),
        tower("absolute values", e -> e.times(X).into(StandardFunction.ABS)),
        tower("sines of products", e -> e.times(X).into(StandardFunction.SIN)),
        tower("squares of sums", e -> e.plus(X).power(2)),
        tower("sums of one", e -> new Sum(List.of(e))),
        tower("custom functions", e -> e.into(RandomExpressions.custom())));
  }

  private static Arguments tower(String name, UnaryOperator<Expression> next) {
    Expression expression = X;
    int levels = next.apply(X).depth() - 1;
    while (expression.depth() + levels <= Expression.MAX_DEPTH) {
      expression = next.apply(expression);
    }
    return Arguments.of(name, expression);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("towers")
  void processesDeepestExpressionsOnSmallStack(String name, Expression deep) throws Exception {
    String text =
        onSmallStack(
            () -> {
              deep.simplify();
              deep.round(3);
              deep.substitute(Map.of("x", X));
              deep.evaluate(Map.of("x", 0.5));
              for (Notation notation : Notation.values()) {
                notation.of(deep);
              }
              return Notation.EXACT_TEXT.of(deep);
            });
    assertThat(text).contains("x");
    assertThat(deep.depth()).isGreaterThan(Expression.MAX_DEPTH - 5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("towers")
  void differentiatesOrRejectsDeepExpressions(String name, Expression deep) throws Exception {
    onSmallStack(
        () -> {
          try {
            return deep.derivative("x").simplify();
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("an expression has at most \\d+ .*; got \\d+");
            return X;
          }
        });
  }

  static Stream<String> shortFormulas() {
    return Stream.of(
        String.join("^", Collections.nCopies(120, "x")),
        "sin(".repeat(290) + "x" + ")".repeat(290),
        products(200, "sin(%d*x)", "*"),
        products(140, "(x + %d)*(", "") + "x" + ")".repeat(140),
        products(140, "sin(x*%d*", "") + "x" + ")".repeat(140));
  }

  private static String products(int count, String factor, String sign) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> factor.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining(sign));
  }

  @ParameterizedTest
  @MethodSource("shortFormulas")
  void simplifiesAndDifferentiatesShortFormulasInBoundedTime(String text) throws Exception {
    Expression simplified =
        onSmallStack(
            () -> {
              Expression formula = Expression.parse(text);
              formula.derivative("x").simplify();
              return formula.simplify();
            });
    assertThat(simplified.size()).isLessThan(5 * text.length());
  }

  @Test
  void rejectsTextNestedTooDeep() {
    for (String text :
        List.of(
            String.join("^", Collections.nCopies(200, "x")),
            "sin(".repeat(400) + "x" + ")".repeat(400),
            "(".repeat(400) + "x" + ")".repeat(400),
            "-".repeat(400) + "x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Expression.parse(text))
          .withMessageContaining("at most 300 levels of nesting");
    }
  }

  @Test
  void rejectsTreesThatAreTooDeep() {
    Expression deepest = (Expression) tower("", e -> e.into(StandardFunction.SIN)).get()[1];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deepest.into(StandardFunction.SIN))
        .withMessage("an expression has at most 300 levels of nesting; got 301");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deepest.substitute(Map.of("x", X.times(2))))
        .withMessage("an expression has at most 300 levels of nesting; got 301");
  }

  @Test
  void rejectsTreesThatAreTooLargeEvenIfPartsAreShared() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              Expression shared = X;
              for (int i = 0; i < 40; i++) {
                shared = shared.plus(shared);
              }
            })
        .withMessage("an expression has at most 1000000 nodes; got 1048575");
  }

  @Test
  void processesSharedPartsOnce() {
    Expression shared = X;
    for (int i = 0; i < 18; i++) {
      shared = shared.times(shared.into(StandardFunction.SIN));
    }
    assertThat(shared.size()).isGreaterThan(700_000);
    assertThat(shared.derivative("y")).isEqualTo(Expression.constant(0));
    assertThat(shared.round(2)).isEqualTo(shared);
    assertThat(shared.variables()).containsExactly("x");
    assertThat(shared.compile(List.of("x")).at(0)).isZero();
  }

  @Test
  void writesFormulasOfLargeNetworks() {
    Expression formula = X;
    for (int layer = 0; layer < 3; layer++) {
      Expression inner = formula;
      formula =
          new Sum(
              IntStream.range(0, 12)
                  .mapToObj(i -> inner.times(0.1 + i).plus(0.2 * i).into(StandardFunction.TANH))
                  .toList());
    }
    Expression simplified = formula.simplify();
    assertThat(simplified.size()).isGreaterThan(8_000);
    for (Notation notation : Notation.values()) {
      assertThat(notation.of(simplified)).isNotEmpty();
    }
    assertThat(JavaSource.method("f", simplified, List.of("x"))).isNotEmpty();
  }

  private static <T> T onSmallStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
    thread.start();
    return task.get();
  }
}
