// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

/**
 * The fixed function {@code b} of an edge, which is added to its spline. Unlike a spline, it has a
 * slope outside the grid too, so that gradients do not vanish there.
 */
public enum BaseFunction {
  /** {@code x / (1 + exp(-x))}, also called swish: the default, as in the KAN paper. */
  SILU {
    @Override
    public double value(double x) {
      return x / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x) {
      double sigmoid = 1 / (1 + Math.exp(-x));
      return sigmoid + x * sigmoid * (1 - sigmoid);
    }

    @Override
    public double secondDerivative(double x) {
      double sigmoid = 1 / (1 + Math.exp(-x));
      return sigmoid * (1 - sigmoid) * (2 + x * (1 - 2 * sigmoid));
    }
  },
  /** {@code x}. */
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }

    @Override
    public double secondDerivative(double x) {
      return 0;
    }
  },
  /** No base function: the edge is its spline alone. */
  ZERO {
    @Override
    public double value(double x) {
      return 0;
    }

    @Override
    public double derivative(double x) {
      return 0;
    }

    @Override
    public double secondDerivative(double x) {
      return 0;
    }
  };

  /** Returns the value of the function at a finite {@code x}. */
  public abstract double value(double x);

  /** Returns the first derivative of the function at a finite {@code x}. */
  public abstract double derivative(double x);

  /** Returns the second derivative of the function at a finite {@code x}. */
  public abstract double secondDerivative(double x);
}
