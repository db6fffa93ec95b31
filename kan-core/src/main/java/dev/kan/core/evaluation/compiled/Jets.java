// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import java.util.List;

/**
 * The values of the nodes of a level at one sample, with their first and second derivatives along
 * each of some directions in the space of the network's inputs.
 */
public final class Jets {
  final double[] values;
  // (directions, nodes)
  final double[][] first;
  final double[][] second;

  Jets(int directions, int nodes) {
    values = new double[nodes];
    first = new double[directions][nodes];
    second = new double[directions][nodes];
  }

  /**
   * Returns the inputs of a network.
   *
   * @param x the inputs of the sample
   * @param directions the directions, each of as many components as there are inputs
   */
  public static Jets inputs(double[] x, double[][] directions) {
    Jets jets = new Jets(directions.length, x.length);
    System.arraycopy(x, 0, jets.values, 0, x.length);
    for (int d = 0; d < directions.length; d++) {
      System.arraycopy(directions[d], 0, jets.first[d], 0, x.length);
    }
    return jets;
  }

  /**
   * Returns the nodes after the last of some layers. This object holds the inputs of the first
   * layer.
   */
  public Jets through(List<LayerJets> layers) {
    Jets jets = this;
    for (LayerJets layer : layers) {
      jets = layer.evaluate(jets);
    }
    return jets;
  }

  /** Returns the value of a node. */
  public double value(int node) {
    return values[node];
  }

  /** Returns the first derivative of a node along a direction. */
  public double first(int direction, int node) {
    return first[direction][node];
  }

  /** Returns the second derivative of a node along a direction. */
  public double second(int direction, int node) {
    return second[direction][node];
  }

  /**
   * Adds a function of node {@code from} of {@code other} to node {@code to}.
   *
   * @param value0 the value of the function there
   * @param value1 its first derivative there
   * @param value2 its second derivative there
   */
  void add(int to, double value0, double value1, double value2, Jets other, int from) {
    values[to] += value0;
    for (int d = 0; d < first.length; d++) {
      double slope = other.first[d][from];
      first[d][to] += value1 * slope;
      second[d][to] += value2 * slope * slope + value1 * other.second[d][from];
    }
  }

  /** Multiplies node {@code to} by node {@code from} of {@code other}. */
  void multiply(int to, Jets other, int from) {
    for (int d = 0; d < first.length; d++) {
      second[d][to] =
          second[d][to] * other.values[from]
              + 2 * first[d][to] * other.first[d][from]
              + values[to] * other.second[d][from];
      first[d][to] = first[d][to] * other.values[from] + values[to] * other.first[d][from];
    }
    values[to] *= other.values[from];
  }

  /** Replaces each node y by {@code scale * y + bias}. */
  void scale(double[] scale, double[] bias) {
    for (int node = 0; node < values.length; node++) {
      values[node] = values[node] * scale[node] + bias[node];
      for (int d = 0; d < first.length; d++) {
        first[d][node] *= scale[node];
        second[d][node] *= scale[node];
      }
    }
  }
}
