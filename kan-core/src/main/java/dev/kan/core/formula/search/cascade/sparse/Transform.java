// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;

/** The functions of the target that may be a sum of terms, with their inverses. */
enum Transform {
  /** The target itself. */
  NONE(-Double.MAX_VALUE, Double.MAX_VALUE) {
    @Override
    double of(double y) {
      return y;
    }

    @Override
    double slope(double y) {
      return 1;
    }

    @Override
    double inverse(double t) {
      return t;
    }

    @Override
    Expression inverse(Expression t) {
      return t;
    }
  },
  /** The reciprocal. */
  RECIPROCAL(-Double.MAX_VALUE, Double.MAX_VALUE) {
    @Override
    double of(double y) {
      return 1 / y;
    }

    @Override
    double slope(double y) {
      return 1 / (y * y);
    }

    @Override
    double inverse(double t) {
      return 1 / t;
    }

    @Override
    Expression inverse(Expression t) {
      return t.power(-1);
    }
  },
  /** The square, of positive targets. */
  SQUARE(0, Double.MAX_VALUE) {
    @Override
    double of(double y) {
      return y * y;
    }

    @Override
    double slope(double y) {
      return 2 * Math.abs(y);
    }

    @Override
    double inverse(double t) {
      return Math.sqrt(Math.max(t, 0));
    }

    @Override
    Expression inverse(Expression t) {
      return t.power(0.5);
    }
  },
  /** The square of the reciprocal, of positive targets. */
  RECIPROCAL_SQUARE(0, Double.MAX_VALUE) {
    @Override
    double of(double y) {
      return 1 / (y * y);
    }

    @Override
    double slope(double y) {
      return 2 / Math.abs(y * y * y);
    }

    @Override
    double inverse(double t) {
      return 1 / Math.sqrt(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.power(-0.5);
    }
  },
  /** The logarithm, of positive targets. */
  LOGARITHM(0, Double.MAX_VALUE) {
    @Override
    double of(double y) {
      return Math.log(y);
    }

    @Override
    double slope(double y) {
      return 1 / Math.abs(y);
    }

    @Override
    double inverse(double t) {
      return Math.exp(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.into(StandardFunction.EXP);
    }
  },
  /** The sine, of targets between plus and minus a quarter turn. */
  SINE(-Math.PI / 2, Math.PI / 2) {
    @Override
    double of(double y) {
      return Math.sin(y);
    }

    @Override
    double slope(double y) {
      return Math.cos(y);
    }

    @Override
    double inverse(double t) {
      return Math.asin(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.into(StandardFunction.ARCSIN);
    }
  },
  /** The cosine, of targets between 0 and half a turn. */
  COSINE(0, Math.PI) {
    @Override
    double of(double y) {
      return Math.cos(y);
    }

    @Override
    double slope(double y) {
      return Math.abs(Math.sin(y));
    }

    @Override
    double inverse(double t) {
      return Math.acos(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.into(StandardFunction.ARCCOS);
    }
  },
  /** The tangent, of targets between plus and minus a quarter turn. */
  TANGENT(-Math.PI / 2, Math.PI / 2) {
    @Override
    double of(double y) {
      return Math.tan(y);
    }

    @Override
    double slope(double y) {
      return 1 + Math.tan(y) * Math.tan(y);
    }

    @Override
    double inverse(double t) {
      return Math.atan(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.into(StandardFunction.ARCTAN);
    }
  },
  /** The exponential, of targets of moderate size. */
  EXPONENTIAL(-30, 30) {
    @Override
    double of(double y) {
      return Math.exp(y);
    }

    @Override
    double slope(double y) {
      return Math.exp(y);
    }

    @Override
    double inverse(double t) {
      return Math.log(t);
    }

    @Override
    Expression inverse(Expression t) {
      return t.into(StandardFunction.LOG);
    }
  };

  private final double least;
  private final double most;

  Transform(double least, double most) {
    this.least = least;
    this.most = most;
  }

  abstract double of(double y);

  /** Returns the magnitude of the derivative. */
  abstract double slope(double y);

  abstract double inverse(double t);

  /** Returns the formula of the target from that of the transformed target. */
  abstract Expression inverse(Expression t);

  /** Returns true if this function can be inverted for targets in a range. */
  boolean suits(double smallest, double largest) {
    return smallest >= least && largest <= most;
  }

  /** Returns true if the target must be positive. */
  boolean isForPositives() {
    return least == 0 && most == Double.MAX_VALUE;
  }

  /** Returns true if the target must be a plain number, as its unit matters. */
  boolean isForNumbers() {
    return most < Double.MAX_VALUE;
  }
}
