// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.Expression;

/**
 * The notations in which expressions are written.
 *
 * <pre>{@code
 * Expression formula = Expression.parse("sin(3.14159265*x1)^2");
 * String latex = Notation.LATEX.of(formula.round(3).simplify());
 * }</pre>
 *
 * <p>Numbers are written with as many digits as are needed to read the same {@code double} back.
 * Round and simplify an expression first to make it easier to read.
 */
public enum Notation {
  /**
   * One line of text that {@link Expression#parse} reads, for example {@code exp(x2^2 +
   * sin(3.1416*x1))}. The parsed expression has the same value up to rounding. Once both are
   * simplified it is equal to the original, unless a part such as 1/0 has no value anywhere.
   */
  TEXT {
    @Override
    public String of(Expression expression) {
      return new TextWriter().write(Layouts.of(expression));
    }
  },

  /**
   * Text that reproduces the tree exactly: {@link Expression#parse} returns an equal expression, to
   * the last bit. It writes {@code -1*x} for minus x and {@code y^-1} for a reciprocal, and is
   * meant for files.
   */
  EXACT_TEXT {
    @Override
    public String of(Expression expression) {
      return ExactText.of(expression);
    }
  },

  /**
   * LaTeX for math mode with the package amsmath. Numbers at the end of names become subscripts,
   * names of Greek letters become these letters, and other names are set upright.
   */
  LATEX {
    @Override
    public String of(Expression expression) {
      return new LatexWriter().write(Layouts.of(expression));
    }
  },

  /**
   * A Python expression for SymPy. A lower-case letter, with or without a number, is written as a
   * bare name, which {@code sympify} turns into a symbol. Other names are written as {@code
   * Symbol('petal length (cm)')}, and custom functions as {@code Function('J0')}.
   */
  SYMPY {
    @Override
    public String of(Expression expression) {
      return new SympyWriter().write(Layouts.of(expression));
    }
  },

  /**
   * An SQL expression over columns of type {@code DOUBLE PRECISION}. Every name is written in
   * double quotes, and numbers have a decimal point or an exponent, so that no division drops a
   * remainder. The functions are those of PostgreSQL, SQLite, DuckDB and H2; a custom function is
   * called under its own name.
   *
   * <p>Where the formula has no value, as at the logarithm of a negative number or a division by 0,
   * the result is NULL rather than an error that ends the query. So it is where the argument of an
   * exponential or hyperbolic function is 700 or more. Arguments of more than 1000 characters are
   * not guarded in this way, nor are sums, products and powers, of which PostgreSQL gives up a
   * query if one is too large or too small for the type.
   */
  SQL {
    @Override
    public String of(Expression expression) {
      return new SqlWriter().write(Layouts.of(expression));
    }
  },

  /** A {@code math} element of presentation MathML, for web pages. */
  MATHML {
    @Override
    public String of(Expression expression) {
      return new MathMlWriter().document(Layouts.of(expression));
    }
  };

  /** Returns an expression in this notation. */
  public abstract String of(Expression expression);
}
