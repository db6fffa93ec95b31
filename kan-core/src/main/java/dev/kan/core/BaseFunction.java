// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

/**
 * The fixed function {@code b} that an edge adds to its spline, so that gradients reach far out.
 */
public enum BaseFunction {
  /** {@code x / (1 + exp(-x))}, also called swish; the default of the KAN paper. */
  SILU {
    @Override
    public double value(double x) {
      return x / (1 + Math.exp(-x));
    }
  },
  /** {@code x}. */
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }
  },
  /** No base function: the edge is its spline alone. */
  ZERO {
    @Override
    public double value(double x) {
      return 0;
    }
  };

  /** The function's value at a finite {@code x}. */
  public abstract double value(double x);
}
