// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;

/**
 * The kinds of numbers that a layer can train, each with its shape. A layer holds one array of each
 * kind, row-major; that of a kind that the layer does not use is empty.
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
  },
  /**
   * The numbers a, b, c, d of {@code c f(a x + b) + d}, (symbolic edges, 4), in the order of {@link
   * LayerSpec#symbolic}; neutral 1, 0, 1, 0.
   */
  SYMBOLIC_AFFINE(1, 0, 1, 0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.symbolic().size(), 4};
    }
  };

  private final ImmutableDoubleArray neutral;

  ParameterKind(double... neutral) {
    this.neutral = ImmutableDoubleArray.copyOf(neutral);
  }

  /** Returns the shape of this kind's array in a layer; row-major. */
  public abstract int[] shape(LayerSpec spec);

  /** Returns the number of elements of this kind's array in a layer. */
  public final int size(LayerSpec spec) {
    return Arrays.stream(shape(spec)).reduce(1, Math::multiplyExact);
  }

  /** Returns this kind's array with its neutral values. */
  public final double[] neutralValues(LayerSpec spec) {
    double[] values = new double[size(spec)];
    for (int v = 0; v < values.length; v++) {
      values[v] = neutral.get(v % neutral.length());
    }
    return values;
  }
}
