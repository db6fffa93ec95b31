// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import dev.kan.core.expression.Expression;

/** The equations between a transformed target t and two sums p and q of terms. */
enum Equation {
  /** The target is a sum: t = p. */
  SUM {
    @Override
    double solution(double p, double q) {
      return p;
    }

    @Override
    Expression solution(Expression p, Expression q) {
      return p;
    }
  },
  /** The target is a quotient: t = p + t q, thus t = p / (1 - q). */
  QUOTIENT {
    @Override
    double solution(double p, double q) {
      return p / (1 - q);
    }

    @Override
    Expression solution(Expression p, Expression q) {
      return p.dividedBy(q.times(-1).plus(1));
    }
  },
  /** The larger root of a quadratic equation: t^2 = p + t q. */
  LARGER_ROOT {
    @Override
    double left(double t) {
      return t * t;
    }

    @Override
    double weight(double t, double floor) {
      return 1 / (Math.abs(t) + floor);
    }

    @Override
    double solution(double p, double q) {
      return q / 2 + Math.sqrt(q * q / 4 + p);
    }

    @Override
    Expression solution(Expression p, Expression q) {
      return q.times(0.5).plus(q.power(2).times(0.25).plus(p).power(0.5));
    }
  },
  /** The smaller root of a quadratic equation: t^2 = p + t q. */
  SMALLER_ROOT {
    @Override
    double left(double t) {
      return t * t;
    }

    @Override
    double weight(double t, double floor) {
      return 1 / (Math.abs(t) + floor);
    }

    @Override
    double solution(double p, double q) {
      return q / 2 - Math.sqrt(q * q / 4 + p);
    }

    @Override
    Expression solution(Expression p, Expression q) {
      return q.times(0.5).minus(q.power(2).times(0.25).plus(p).power(0.5));
    }
  };

  /** Returns what p + t q equals. */
  double left(double t) {
    return t;
  }

  /**
   * Returns the factor that turns a residual of the equation into one of t, up to constants.
   *
   * @param t the transformed target
   * @param floor a magnitude below which t counts as this
   */
  double weight(double t, double floor) {
    return 1;
  }

  /** Returns the transformed target from the two sums. */
  abstract double solution(double p, double q);

  /** Returns the formula of the transformed target from those of the two sums. */
  abstract Expression solution(Expression p, Expression q);
}
