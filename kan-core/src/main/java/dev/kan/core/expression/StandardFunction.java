// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.Locale;

/** The functions that every formula may call. Powers and roots are expressed by {@link Power}. */
public enum StandardFunction implements UnivariateFunction {
  /** The exponential function. */
  EXP {
    @Override
    public double value(double x) {
      return Math.exp(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(EXP);
    }
  },
  /** The natural logarithm; NaN for negative numbers. */
  LOG {
    @Override
    public double value(double x) {
      return Math.log(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.power(-1);
    }
  },
  /** The sine. */
  SIN {
    @Override
    public double value(double x) {
      return Math.sin(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(COS);
    }
  },
  /** The cosine. */
  COS {
    @Override
    public double value(double x) {
      return Math.cos(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(SIN).times(-1);
    }
  },
  /** The tangent. */
  TAN {
    @Override
    public double value(double x) {
      return Math.tan(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(COS).power(-2);
    }
  },
  /** The inverse sine, on [-1, 1]. */
  ARCSIN {
    @Override
    public double value(double x) {
      return Math.asin(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return oneMinusSquare(x).power(-0.5);
    }
  },
  /** The inverse cosine, on [-1, 1]. */
  ARCCOS {
    @Override
    public double value(double x) {
      return Math.acos(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return oneMinusSquare(x).power(-0.5).times(-1);
    }
  },
  /** The inverse tangent. */
  ARCTAN {
    @Override
    public double value(double x) {
      return Math.atan(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.power(2).plus(1).power(-1);
    }
  },
  /** The hyperbolic sine. */
  SINH {
    @Override
    public double value(double x) {
      return Math.sinh(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(COSH);
    }
  },
  /** The hyperbolic cosine. */
  COSH {
    @Override
    public double value(double x) {
      return Math.cosh(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(SINH);
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(TANH).power(2).times(-1).plus(1);
    }
  },
  /** The inverse hyperbolic tangent, on (-1, 1). */
  ARCTANH {
    @Override
    public double value(double x) {
      return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }

    @Override
    public Expression derivative(Expression x) {
      return oneMinusSquare(x).power(-1);
    }
  },
  /** The absolute value; its derivative is the sign, which is 0 at 0. */
  ABS {
    @Override
    public double value(double x) {
      return Math.abs(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return x.into(SIGN);
    }
  },
  /** The sign: -1, 0 or 1; its derivative is taken to be 0 everywhere. */
  SIGN {
    @Override
    public double value(double x) {
      return Math.signum(x);
    }

    @Override
    public Expression derivative(Expression x) {
      return new Constant(0);
    }
  };

  @Override
  public final String functionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Expression oneMinusSquare(Expression x) {
    return x.power(2).times(-1).plus(1);
  }
}
