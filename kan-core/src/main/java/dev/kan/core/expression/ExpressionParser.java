// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.kan.core.expression.Tokens.Kind;
import dev.kan.core.expression.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Parses a formula by recursive descent. */
final class ExpressionParser {
  private static final Map<String, Constant> CONSTANTS =
      ImmutableMap.of("pi", new Constant(Math.PI), "e", new Constant(Math.E));

  // Other programs write numbers that are not finite in this way, so these are not variables.
  private static final Set<String> NOT_FINITE = ImmutableSet.of("inf", "nan");

  private static final Constant ONE = new Constant(1);

  private final String text;
  private final Functions functions;
  private final List<Token> tokens;
  private int next;
  private int depth;

  ExpressionParser(String text, Functions functions) {
    this.text = text;
    this.functions = functions;
    tokens = Tokens.of(text);
  }

  /** Returns true if a name denotes a variable only if it is between backticks. */
  static boolean isReserved(String name) {
    return CONSTANTS.containsKey(name) || NOT_FINITE.contains(name) || Functions.isReserved(name);
  }

  Expression parse() {
    Expression expression = sum();
    if (peek().kind() != Kind.END) {
      throw error(peek(), "an operator or the end");
    }
    return expression;
  }

  private Expression sum() {
    List<Expression> terms = new ArrayList<>(List.of(product()));
    while (peek().is("+") || peek().is("-")) {
      boolean plus = take().is("+");
      Expression term = product();
      terms.add(plus ? term : Arithmetic.negated(term));
    }
    return terms.size() == 1 ? terms.get(0) : new Sum(terms);
  }

  private Expression product() {
    boolean minus = peek().is("-");
    Expression first = signed();
    // -x*y is one product of three factors, but (-x)*y is a product within a product.
    List<Expression> factors =
        new ArrayList<>(minus && first instanceof Product ? first.parts() : List.of(first));
    if (peek().is("/") && first.equals(ONE)) {
      factors.clear();
    }
    while (peek().is("*") || peek().is("/")) {
      boolean times = take().is("*");
      Expression factor = signed();
      factors.add(times ? factor : Arithmetic.reciprocal(factor));
    }
    return factors.size() == 1 ? factors.get(0) : new Product(factors);
  }

  private Expression signed() {
    // Redundant parentheses count too, as they use the stack.
    if (++depth > Expression.MAX_DEPTH) {
      throw error(peek(), "at most " + Expression.MAX_DEPTH + " levels of nesting");
    }
    Expression expression;
    if (peek().is("-")) {
      take();
      expression = Arithmetic.negated(signed());
    } else if (peek().is("+")) {
      take();
      expression = signed();
    } else {
      expression = power();
    }
    depth--;
    return expression;
  }

  private Expression power() {
    Expression base = atom();
    if (!peek().is("^") && !peek().is("**")) {
      return base;
    }
    take();
    Token token = peek();
    Expression exponent = signed();
    if (!exponent.variables().isEmpty()) {
      return Arithmetic.power(base, exponent);
    }
    double number = exponent.compile(List.of()).at();
    if (!Double.isFinite(number)) {
      throw error(token, "a finite exponent");
    }
    return base.power(number);
  }

  private Expression atom() {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        return number(take());
      }
      case QUOTED -> {
        return new Variable(take().text());
      }
      case NAME -> {
        take();
        return peek().is("(") ? call(token) : name(token);
      }
      case SIGN, END -> {
        if (!token.is("(")) {
          throw error(peek(), "a number, a name or '('");
        }
        return parentheses();
      }
    }
    throw new AssertionError(token);
  }

  private Expression number(Token token) {
    double value = Double.parseDouble(token.text());
    if (!Double.isFinite(value)) {
      throw error(token, "a finite number");
    }
    return new Constant(value);
  }

  private Expression name(Token token) {
    if (NOT_FINITE.contains(token.text())) {
      throw error(token, "a finite number");
    }
    if (functions.names().contains(token.text())) {
      throw error(peek(), "'(' after " + token);
    }
    Constant constant = CONSTANTS.get(token.text());
    return constant != null ? constant : new Variable(token.text());
  }

  private Expression call(Token name) {
    switch (name.text()) {
      case Functions.SUM -> {
        return new Sum(arguments());
      }
      case Functions.PRODUCT -> {
        return new Product(arguments());
      }
      case Functions.SQUARE_ROOT -> {
        return parentheses().power(0.5);
      }
      default -> {
        return functions
            .call(name.text(), parentheses())
            .orElseThrow(
                () ->
                    error(
                        name,
                        "one of the functions %s, or %s as a custom function"
                            .formatted(functions.names(), name.text())));
      }
    }
  }

  private Expression parentheses() {
    take();
    Expression inner = sum();
    close("an operator or ')'");
    return inner;
  }

  private List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    take();
    while (!peek().is(")")) {
      arguments.add(sum());
      if (!peek().is(",")) {
        break;
      }
      take();
    }
    close("an operator, ',' or ')'");
    return arguments;
  }

  private void close(String expected) {
    if (!peek().is(")")) {
      throw error(peek(), expected);
    }
    take();
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private IllegalArgumentException error(Token found, String expected) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "position %d: expected %s; got %s in '%s'",
            found.position(),
            expected,
            found,
            Tokens.shown(text)));
  }
}
