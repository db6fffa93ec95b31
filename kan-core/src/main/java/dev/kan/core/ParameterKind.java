// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;

/**
 * The kinds of parameters of a layer, each with its shape. A layer holds one row-major array of
 * each kind. The array is empty if the layer does not use that kind.
 */
public enum ParameterKind {
  /** The spline coefficients, (inputs, G + k, subnodes); neutral 0. */
  COEFFICIENTS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.grid().basisCount(), spec.subnodes()};
    }
  },
  /** The factor of the base function on each edge, (inputs, subnodes); neutral 0. */
  BASE_SCALE(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.subnodes()};
    }
  },
  /** The factor of the spline on each edge, (inputs, subnodes); neutral 1. */
  SPLINE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.inputs(), spec.subnodes()};
    }
  },
  /** The factor of each subnode, (subnodes); neutral 1. */
  SUBNODE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.subnodes()};
    }
  },
  /** The number added to each subnode, (subnodes); neutral 0. */
  SUBNODE_BIAS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.subnodes()};
    }
  },
  /** The factor of each node, (nodes); neutral 1. */
  NODE_SCALE(1) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.outputs()};
    }
  },
  /** The number added to each node, (nodes); neutral 0. */
  NODE_BIAS(0) {
    @Override
    public int[] shape(LayerSpec spec) {
      return new int[] {spec.outputs()};
    }
  },
  /**
   * The parameters a, b, c, d of {@code c f(a x + b) + d}, (symbolic edges, 4), in the order of
   * {@link LayerSpec#symbolic}; neutral 1, 0, 1, 0.
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

  /** Returns the shape of the row-major array of this kind in a layer. */
  public abstract int[] shape(LayerSpec spec);

  /** Returns the number of elements of the array of this kind in a layer. */
  public final int size(LayerSpec spec) {
    return Arrays.stream(shape(spec)).reduce(1, Math::multiplyExact);
  }

  /** Returns the array of this kind with its neutral values. */
  public final double[] neutralValues(LayerSpec spec) {
    double[] values = new double[size(spec)];
    for (int v = 0; v < values.length; v++) {
      values[v] = neutral.get(v % neutral.length());
    }
    return values;
  }
}
