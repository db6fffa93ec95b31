// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

/** The values of some nodes at one sample, with first and second derivatives in each direction. */
final class Jets {
  final double[] value;
  // (directions, nodes)
  final double[][] first;
  final double[][] second;

  Jets(int directions, int nodes) {
    value = new double[nodes];
    first = new double[directions][nodes];
    second = new double[directions][nodes];
  }

  /** The inputs of a network, each of them a direction. */
  static Jets inputs(double[] x) {
    Jets jets = new Jets(x.length, x.length);
    System.arraycopy(x, 0, jets.value, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      jets.first[i][i] = 1;
    }
    return jets;
  }

  int directions() {
    return first.length;
  }

  /** Adds a function of node {@code from} of {@code other}, given its own derivatives there. */
  void add(int to, double value0, double value1, double value2, Jets other, int from) {
    value[to] += value0;
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
          second[d][to] * other.value[from]
              + 2 * first[d][to] * other.first[d][from]
              + value[to] * other.second[d][from];
      first[d][to] = first[d][to] * other.value[from] + value[to] * other.first[d][from];
    }
    value[to] *= other.value[from];
  }

  /** Replaces every node y by {@code scale * y + bias}. */
  void scale(double[] scale, double[] bias) {
    for (int node = 0; node < value.length; node++) {
      value[node] = value[node] * scale[node] + bias[node];
      for (int d = 0; d < first.length; d++) {
        first[d][node] *= scale[node];
        second[d][node] *= scale[node];
      }
    }
  }
}
