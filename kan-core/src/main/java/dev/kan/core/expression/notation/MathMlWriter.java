// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import com.google.common.escape.Escaper;
import com.google.common.html.HtmlEscapers;
import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes presentation MathML. Signs outside ASCII are character references. */
final class MathMlWriter extends TypesetWriter {
  private static final Escaper ESCAPER = HtmlEscapers.htmlEscaper();
  private static final String TIMES = sign("&#x22C5;");
  private static final String INVISIBLE_TIMES = sign("&#x2062;");
  private static final String APPLY = sign("&#x2061;");
  private static final String MINUS = sign("&#x2212;");
  private static final String BAR = sign("|");

  /** A name of several letters, also as a base or with a subscript, but not that of a function. */
  private static final Pattern WORD =
      Pattern.compile("(<m(sup|sub|row)>)*<mi>[^<&]{2,}</mi>(?!" + APPLY + ")");

  /** Returns a formula as a complete {@code math} element. */
  String document(Layout layout) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + row(write(layout)) + "</math>";
  }

  private static String sign(String sign) {
    return element("mo", sign);
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String row(String content) {
    return element("mrow", content);
  }

  @Override
  String number(Decimal value) {
    if (value.exponent() == 0) {
      return element("mn", value.mantissa());
    }
    String digits = element("mn", Integer.toString(Math.abs(value.exponent())));
    String exponent = value.exponent() < 0 ? MINUS + digits : digits;
    String power = raised(element("mn", "10"), exponent);
    return value.isPowerOfTen() ? power : element("mn", value.mantissa()) + TIMES + power;
  }

  @Override
  String name(String name) {
    SymbolName symbol = SymbolName.of(name);
    String base = element("mi", ESCAPER.escape(symbol.greekLetter().orElse(symbol.base())));
    return symbol
        .subscript()
        .map(below -> element("msub", base + element("mi", ESCAPER.escape(below))))
        .orElse(base);
  }

  @Override
  String parenthesised(String inner) {
    return row(sign("(") + inner + sign(")"));
  }

  @Override
  String negative(String inner) {
    return MINUS + inner;
  }

  @Override
  String plus(String term) {
    return sign("+") + term;
  }

  @Override
  String minus(String term) {
    return MINUS + term;
  }

  @Override
  String multiplication(List<Layout> factors) {
    // a loop, since the frames of a stream are many and the stack of a thread may be small
    List<String> written = new ArrayList<>();
    for (Layout each : factors) {
      written.add(within(Binding.PRODUCT, each));
    }
    // without a sign, words next to each other would read as one
    boolean hasWords = written.stream().anyMatch(factor -> WORD.matcher(factor).lookingAt());
    StringBuilder product = new StringBuilder();
    for (String factor : written) {
      boolean dot = hasWords || factor.startsWith("<mn>") || factor.startsWith("<msup><mrow><mn>");
      product.append(product.isEmpty() ? "" : (dot ? TIMES : INVISIBLE_TIMES)).append(factor);
    }
    return product.toString();
  }

  @Override
  String fraction(Fraction fraction) {
    return element("mfrac", row(write(fraction.numerator())) + row(write(fraction.denominator())));
  }

  @Override
  String raised(String base, String exponent) {
    return element("msup", row(base) + row(exponent));
  }

  @Override
  String root(Layout inner) {
    return element("msqrt", write(inner));
  }

  @Override
  String applied(Applied call) {
    String name = call.function().functionName();
    String argument = write(call.argument());
    return name.equals("abs")
        ? row(BAR + argument + BAR)
        : row(element("mi", name) + APPLY + parenthesised(argument));
  }
}
