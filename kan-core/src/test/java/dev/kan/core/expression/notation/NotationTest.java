// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.RandomExpressions;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class NotationTest {
  private static final CustomFunction BESSEL = CustomFunction.of("J_0", Math::cos);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "exp(x2^2 + sin(3.1416*x1)) | exp(x2^2 + sin(3.1416*x1))",
        "a - b - (c - d) | a - b - (c - d)",
        "-x + 1 | 1 - x",
        "-x - 1 | -x - 1",
        "-(a + b)*c | -(a + b)*c",
        "a*b^-1 | a/b",
        "x^-2 | 1/x^2",
        "a/(b*c) | a/(b*c)",
        "-2*x/(3*y) | -2*x/(3*y)",
        "x^-0.5 | 1/sqrt(x)",
        "(x + 1)^0.5 | sqrt(x + 1)",
        "(-2)^3 | (-2)^3",
        "(x^2)^3 | (x^2)^3",
        "x^1.5 | x^1.5",
        "(a + b)*(c - 2) | (a + b)*(c - 2)",
        "a*(-b) | -a*b",
        "1e-5*x + 2e20 | 1e-5*x + 2e20",
        "0.00015*x + 123456789 | 0.00015*x + 123456789",
        "`petal length (cm)` + `a``b` + α | `petal length (cm)` + `a``b` + α",
        "`pi` + `sin` + `2x` + x_1 | `pi` + `sin` + `2x` + x_1",
        "J_0(x) + arctanh(x) + sgn(x) | J_0(x) + arctanh(x) + sign(x)",
      })
  void writesText(String formula, String text) {
    assertThat(Notation.TEXT.of(Expression.parse(formula, BESSEL))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x1^2 + x_1*y | x_{1}^{2} + x_{1} \\, y",
        "2*x*(y + 1) | 2 x \\, \\left(y + 1\\right)",
        "1e-5*x | 10^{-5} x",
        "1.5e-7*x | 1.5 \\cdot 10^{-7} x",
        "2*3*1e-7 | 2 \\cdot 3 \\cdot 10^{-7}",
        "(1e-7)^2 | \\left(10^{-7}\\right)^{2}",
        "(a + 1)/(2*b) | \\frac{a + 1}{2 b}",
        "(a/b)^2 | \\left(\\frac{a}{b}\\right)^{2}",
        "sqrt(x - 1) | \\sqrt{x - 1}",
        "abs(x) + sin(x)^2 | \"\\left|x\\right| + \\sin\\left(x\\right)^{2}\"",
        "arctanh(x)*sign(x) | "
            + "\\operatorname{arctanh}\\left(x\\right) \\, \\operatorname{sign}\\left(x\\right)",
        "J_0(x) | \\operatorname{J\\_0}\\left(x\\right)",
        "alpha + β2 + x_max | \\alpha + \\beta_{2} + x_{\\mathrm{max}}",
        "`50% of {a_b} $#&~^\\` | "
            + "\\mathrm{50\\%\\ of\\ \\{a\\_b\\}\\ \\$\\#\\&\\sim \\hat{\\ }\\backslash }",
        "`+` | \\mathrm{+}",
      })
  void writesLatex(String formula, String latex) {
    assertThat(Notation.LATEX.of(Expression.parse(formula, BESSEL))).isEqualTo(latex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x1^2 - x_1/y | x1**2 - x_1/y",
        "arcsin(x) + arccos(x) + arctan(x) + arctanh(x) | asin(x) + acos(x) + atan(x) + atanh(x)",
        "abs(x)*sign(x)*log(x) | Abs(x)*sign(x)*log(x)",
        "sqrt(x) + x^-1.5 | sqrt(x) + 1/x**1.5",
        "J_0(x) | Function('J_0')(x)",
        "S + lambda + `it's \\` | Symbol('S') + Symbol('lambda') + Symbol('it\\'s \\\\')",
      })
  void writesSympy(String formula, String python) {
    assertThat(Notation.SYMPY.of(Expression.parse(formula, BESSEL))).isEqualTo(python);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x1^2 - 2*x/3 | power(\"x1\", 2.0) - 2.0*\"x\"/3.0",
        "(1/3)^2*2/7*sign(x) | power((CAST(1.0 AS DOUBLE PRECISION)/3.0), 2.0)*2.0*CAST(sign(\"x\") AS DOUBLE PRECISION)/7.0",
        "(a + 1)^1.5 | CASE WHEN (\"a\" + 1.0) >= 0.0 THEN power((\"a\" + 1.0), 1.5) END",
        "1e-7*log(x)*arcsin(x/y) | 1e-7*CASE WHEN \"x\" > 0.0 THEN ln(\"x\") END"
            + "*CASE WHEN abs(\"x\"/NULLIF(\"y\", 0.0)) <= 1.0"
            + " THEN asin(\"x\"/NULLIF(\"y\", 0.0)) END",
        "arctanh(-x) | CASE WHEN abs((-\"x\")) < 1.0"
            + " THEN 0.5*(ln(1.0 + (-\"x\")) - ln(1.0 - (-\"x\"))) END",
        "exp(x)/sqrt(y) | CASE WHEN abs(\"x\") < 700.0 THEN exp(\"x\") WHEN \"x\" < 0.0 THEN 0.0"
            + " END/NULLIF(CASE WHEN \"y\" >= 0.0 THEN sqrt(\"y\") END, 0.0)",
        "`it's \"odd\"` + J_0(x) | \"it's \"\"odd\"\"\" + J_0(\"x\")",
      })
  void writesSql(String formula, String sql) {
    assertThat(Notation.SQL.of(Expression.parse(formula, BESSEL))).isEqualTo(sql);
  }

  @Test
  void writesMathMl() {
    assertThat(Notation.MATHML.of(Expression.parse("-2*`a<b`/x1^2 + abs(α)")))
        .isEqualTo(
            "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>"
                + "<mrow><mo>|</mo><mi>α</mi><mo>|</mo></mrow>"
                + "<mo>&#x2212;</mo>"
                + "<mfrac><mrow><mn>2</mn><mo>&#x2062;</mo><mi>a&lt;b</mi></mrow>"
                + "<mrow><msup><mrow><msub><mi>x</mi><mi>1</mi></msub></mrow>"
                + "<mrow><mn>2</mn></mrow></msup></mrow></mfrac>"
                + "</mrow></math>");
  }

  @Test
  void separatesWordsInMathMl() {
    String dot = "<mo>&#x22C5;</mo>";

    assertThat(Notation.MATHML.of(Expression.parse("2*area*speed^2*x")))
        .contains("<mn>2</mn>" + dot + "<mi>area</mi>" + dot + "<msup>");
    assertThat(Notation.MATHML.of(Expression.parse("x*sin(y)*z"))).doesNotContain(dot);
  }

  @Property(seed = "20261124", tries = 500)
  void mathMlIsWellFormedXml(@ForAll long seed, @ForAll @IntRange(max = 5) int depth)
      throws Exception {
    String written = Notation.MATHML.of(RandomExpressions.of(seed, depth));
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("math");
  }

  @Property(seed = "20261124", tries = 2000)
  void exactTextParsesToEqualTree(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
    Expression expression = RandomExpressions.of(seed, depth);
    String text = Notation.EXACT_TEXT.of(expression);
    assertThat(Expression.parse(text, RandomExpressions.custom())).isEqualTo(expression);
  }

  @Property(seed = "20261124", tries = 2000)
  void textParsesToSameFormula(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
    Expression expression = RandomExpressions.of(seed, depth).simplify();
    String text = Notation.TEXT.of(expression);
    // A part without a value, such as 1/0, may have another form after parsing.
    if (RandomExpressions.isDefined(expression)) {
      assertThat(Expression.parse(text, RandomExpressions.custom()).simplify())
          .as(text)
          .isEqualTo(expression);
    }
  }
}
