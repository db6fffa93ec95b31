// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.core.expression.notation.Notation;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class FormulaAttackTest {
  private static final int POINTS = 4;
  private static final int DEEPEST = 5;
  private static final String LETTERS =
      "xyeE0123456789..+-*/^^(())`,'_ \t\n\u0000#\u00e9\u03b1\ud83d\ude00";
  private static final String[] WORDS = {
    "sin(",
    "log(",
    "sqrt(",
    "sum(",
    "product(",
    "cube(",
    "cube'(",
    "inf",
    "nan",
    "pi",
    "1e999",
    "1e-999",
    "**",
    "^-",
    "x10",
    "(",
    ")",
    "/0",
    "0*",
    "2^1024",
    "`a b`",
    "``",
    "abs",
    "--",
    "-1"
  };

  @Test
  void simplificationPreservesValuesOfUnusualFormulas() {
    Attack attack = Attack.named("simplification of formulas with odd numbers");
    int[] compared = new int[1];
    for (int i = 0; i < Attack.attempts(3000); i++) {
      Expression expression = drawn(attack.random());
      long seed = attack.random().nextLong();
      attack.attempt(
          Notation.EXACT_TEXT.of(expression),
          () -> {
            Expression simplified = expression.simplify();
            assertThat(simplified.simplify()).isEqualTo(simplified);
            assertThat(Size.of(simplified)).isLessThanOrEqualTo(Size.of(expression));
            assertThat(simplified.size()).isLessThanOrEqualTo(3 * expression.size());
            if (hasUndefinedPart(expression)) {
              assertThat(RandomExpressions.isDefined(simplified)).as("undefined, but").isFalse();
            }
            compared[0] += compare(expression, simplified, seed);
          });
    }
    System.out.println("attack: values compared: " + compared[0]);
    attack.report();
    assertThat(compared[0]).isGreaterThan(Attack.attempts(1000));
  }

  @Test
  void simplificationPreservesDerivatives() {
    Attack attack = Attack.named("derivatives of formulas with odd numbers");
    int[] compared = new int[1];
    for (int i = 0; i < Attack.attempts(2000); i++) {
      Expression expression = drawn(attack.random());
      long seed = attack.random().nextLong();
      attack.attempt(
          Notation.EXACT_TEXT.of(expression),
          () -> {
            Expression derivative = expression.derivative("x");
            compared[0] += compare(derivative, derivative.simplify(), seed);
            compared[0] += compare(derivative, expression.simplify().derivative("x"), seed);
          });
    }
    System.out.println("attack: values compared: " + compared[0]);
    attack.report();
    assertThat(compared[0]).isGreaterThan(Attack.attempts(1000));
  }

  @Test
  void roundingKeepsNumbersFinite() {
    Attack attack = Attack.named("rounding of formulas with odd numbers");
    for (int i = 0; i < Attack.attempts(2000); i++) {
      Expression expression = drawn(attack.random());
      int digits = 1 + attack.random().nextInt(5);
      attack.attempt(
          digits + " digits of " + Notation.EXACT_TEXT.of(expression),
          () -> {
            assertThat(expression.round(17)).isEqualTo(expression);
            Expression rounded = expression.round(digits);
            assertThat(rounded.round(digits)).isEqualTo(rounded);
            rounded.simplify();
          });
    }
    attack.report();
  }

  @Test
  void writesWellFormedTextInEveryNotation() {
    Attack attack = Attack.named("notations of formulas with odd numbers and names");
    for (int i = 0; i < Attack.attempts(2000); i++) {
      Random random = attack.random();
      Expression renamed =
          drawn(random).substitute(Map.of("y", Expression.variable(oddName(random))));
      long seed = random.nextLong();
      attack.attempt(
          Notation.EXACT_TEXT.of(renamed),
          () -> {
            assertThat(parse(Notation.EXACT_TEXT.of(renamed))).isEqualTo(renamed);
            Expression back = parse(Notation.TEXT.of(renamed));
            compare(renamed, back, seed);
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Notation.MATHML.of(renamed))));
            requireBalanced(Notation.LATEX.of(renamed).replaceAll("\\\\.", ""), "{", "}");
            String latex = Notation.LATEX.of(renamed);
            assertThat(latex.split("\\\\left", -1)).hasSameSizeAs(latex.split("\\\\right", -1));
            requireBalanced(
                Notation.SYMPY.of(renamed).replaceAll("'(?:[^'\\\\]|\\\\.)*+'", ""), "(", ")");
          });
    }
    attack.report();
  }

  @Test
  void parsesOrRejectsGarbage() {
    Attack attack = Attack.named("garbage as text of formulas");
    int formulas = 0;
    for (int i = 0; i < Attack.attempts(5000); i++) {
      String text = garbage(attack.random());
      Expression[] parsed = new Expression[1];
      attack.attempt(
          text,
          () -> {
            try {
              parsed[0] = parse(text);
            } catch (IllegalArgumentException e) {
              assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(1500);
              return;
            }
            parsed[0].simplify();
            assertThat(parse(Notation.EXACT_TEXT.of(parsed[0]))).isEqualTo(parsed[0]);
          });
      formulas += parsed[0] == null ? 0 : 1;
    }
    System.out.println("attack: formulas among the garbage: " + formulas);
    attack.report();
    assertThat(formulas).isGreaterThan(Attack.attempts(10));
  }

  private static Expression drawn(Random random) {
    return RandomExpressions.odd(random.nextLong(), random.nextInt(DEEPEST + 1));
  }

  private static Expression parse(String text) {
    return Expression.parse(text, RandomExpressions.custom());
  }

  /** Returns true for powers and calls of numbers that have no finite value. */
  private static boolean hasUndefinedPart(Expression expression) {
    boolean ofNumber =
        (expression instanceof Power || expression instanceof Call)
            && expression.parts().get(0) instanceof Constant;
    return (ofNumber && Numbers.isUndefined(expression))
        || expression.parts().stream().anyMatch(FormulaAttackTest::hasUndefinedPart);
  }

  /** Checks that values agree at random points, and returns the number of points with values. */
  private static int compare(Expression before, Expression after, long seed) {
    Random random = new Random(seed);
    int compared = 0;
    for (int p = 0; p < POINTS; p++) {
      Map<String, Double> point = new HashMap<>();
      for (String name : after.plus(before).variables()) {
        double magnitude = random.nextInt(3) == 0 ? Math.pow(10, random.nextInt(41) - 20) : 1;
        point.put(name, random.nextGaussian() * magnitude);
      }
      Optional<WideValue> expected = WideValue.of(before, point);
      Optional<WideValue> actual = WideValue.of(after, point);
      if (expected.isPresent() && actual.isPresent()) {
        assertThat(actual.get().agrees(expected.get()))
            .as(
                "%s instead of %s at %s: %s",
                actual.get(), expected.get(), point, Notation.EXACT_TEXT.of(after))
            .isTrue();
        compared++;
      }
    }
    return compared;
  }

  private static String oddName(Random random) {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      int point = random.nextInt(3) == 0 ? random.nextInt(0x11000) : 32 + random.nextInt(95);
      name.appendCodePoint(point);
    }
    try {
      return Expression.variable(name.toString()).variables().first();
    } catch (IllegalArgumentException e) {
      return "lambda";
    }
  }

  private static String garbage(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(3);
      if (kind == 0) {
        text.append(WORDS[random.nextInt(WORDS.length)]);
      } else {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return random.nextInt(200) == 0 ? text.toString().repeat(500) : text.toString();
  }

  private static void requireBalanced(String text, String open, String close) {
    assertThat(text.split(Pattern.quote(open), -1))
        .as(text)
        .hasSameSizeAs(text.split(Pattern.quote(close), -1));
  }
}
