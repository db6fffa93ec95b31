// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.Expression;

/**
 * Ways to write expressions. Numbers have all the digits that tell them from other numbers: round
 * an expression first for fewer, and simplify it for a form that people like.
 */
public enum Notation {
  /**
   * One line, {@code exp(x2^2 + sin(3.1416*x1))}, which {@link Expression#parse} reads. What comes
   * back has the same value up to rounding, and is equal once simplified unless it has no value
   * anywhere, as with a term of 1/0.
   */
  TEXT {
    @Override
    public String of(Expression expression) {
      return new TextWriter().write(Layouts.of(expression));
    }
  },

  /**
   * Text that shows the tree as it is, {@code -1*x} for minus x and {@code y^-1} for a reciprocal,
   * so that {@link Expression#parse} gives an equal expression, to the last bit. For files.
   */
  EXACT_TEXT {
    @Override
    public String of(Expression expression) {
      return ExactText.of(expression);
    }
  },

  /**
   * LaTeX for math mode, with amsmath. Names that end in a number get a subscript, names of Greek
   * letters become letters, and others are set upright.
   */
  LATEX {
    @Override
    public String of(Expression expression) {
      return new LatexWriter().write(Layouts.of(expression));
    }
  },

  /**
   * A Python expression for SymPy. A letter with or without a number stays a bare name, which
   * {@code sympify} makes a symbol; other names become {@code Symbol('petal length (cm)')}, and
   * users' functions {@code Function('J0')}.
   */
  SYMPY {
    @Override
    public String of(Expression expression) {
      return new SympyWriter().write(Layouts.of(expression));
    }
  },

  /** A {@code math} element in presentation MathML, for web pages. */
  MATHML {
    @Override
    public String of(Expression expression) {
      return new MathMlWriter().document(Layouts.of(expression));
    }
  };

  /** The expression in this notation. */
  public abstract String of(Expression expression);
}
