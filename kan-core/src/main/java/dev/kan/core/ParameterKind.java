// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import java.util.Arrays;

/**
 * The kinds of numbers that a layer can train, each with its shape. A layer holds one array of each
 * kind, row-major.
 */
public enum ParameterKind {
  /** Spline coefficients, (inputs, G + k, subnodes); neutral 0. */
  COEFFICIENTS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.grid().basisCount(), spec.subnodes()};
    }
  },
  /** Factor of the base function on each edge, (inputs, subnodes); neutral 0. */
  BASE_SCALE(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.subnodes()};
    }
  },
  /** Factor of the spline on each edge, (inputs, subnodes); neutral 1. */
  SPLINE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.subnodes()};
    }
  },
  /** Factor of each subnode, (subnodes); neutral 1. */
  SUBNODE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.subnodes()};
    }
  },
  /** Added to each subnode, (subnodes); neutral 0. */
  SUBNODE_BIAS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.subnodes()};
    }
  },
  /** Factor of each node, (nodes); neutral 1. */
  NODE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.outputs()};
    }
  },
  /** Added to each node, (nodes); neutral 0. */
  NODE_BIAS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.outputs()};
    }
  };

  private final double neutral;

  ParameterKind(double neutral) {
    this.neutral = neutral;
  }

  /** The shape of this kind's array in a layer; row-major. */
  public abstract int[] shape(LayerSpec spec);

  /** The number of elements of this kind's array in a layer. */
  public final int size(LayerSpec spec) {
    return Arrays.stream(shape(spec)).reduce(1, Math::multiplyExact);
  }

  /** The value that stands for "nothing said": no curve, factor one, nothing added. */
  public final double neutral() {
    return neutral;
  }

  /** This kind's array filled with the neutral value. */
  public final double[] neutralValues(LayerSpec spec) {
    double[] values = new double[size(spec)];
    Arrays.fill(values, neutral);
    return values;
  }
}
