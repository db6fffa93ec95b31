// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;

/**
 * Computes the value of each edge of a layer, the numeric and the symbolic part together. Values
 * that are not finite are as in {@link LayerValues}. Immutable.
 */
public final class EdgeValues {
  private final CompiledLayer layer;
  // as KanLayer.edgeWeights
  private final double[] weights;

  /** Compiles a layer. */
  public EdgeValues(KanLayer layer) {
    this.layer = new CompiledLayer(layer);
    weights = layer.edgeWeights();
  }

  CompiledLayer layer() {
    return layer;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return layer.inputs();
  }

  /** Returns the number of subnodes. */
  public int subnodes() {
    return layer.subnodes();
  }

  /**
   * Returns the values of all edges.
   *
   * @param x one number for each input
   * @return (inputs, subnodes), row-major
   */
  public double[] at(double... x) {
    double[] values = new double[inputs() * subnodes()];
    LocalBasis local = new LocalBasis(layer.order);
    for (int i = 0; i < x.length; i++) {
      addNumericParts(i, x[i], 1, values, i * subnodes(), local);
    }
    for (int e = 0; e < layer.curves.length; e++) {
      int input = layer.symbolicEdges[e].input();
      int subnode = layer.symbolicEdges[e].subnode();
      values[input * subnodes() + subnode] += layer.curves[e].applyAsDouble(x[input]);
    }
    return values;
  }

  /**
   * Adds the weighted values of the edges of one input.
   *
   * @param input the index of the input
   * @param x the value of the input
   * @param weight the factor of the edges' values
   * @param values the array to which one value for each subnode is added, from index {@code start}
   *     on
   */
  public void add(int input, double x, double weight, double[] values, int start) {
    addNumericParts(input, x, weight, values, start, new LocalBasis(layer.order));
    for (int e = 0; e < layer.curves.length; e++) {
      if (layer.symbolicEdges[e].input() == input) {
        values[start + layer.symbolicEdges[e].subnode()] +=
            weight * layer.curves[e].applyAsDouble(x);
      }
    }
  }

  /** Adds the weighted numeric parts of the edges of one input, as {@link #add}. */
  void addNumericParts(
      int input, double x, double weight, double[] values, int start, LocalBasis local) {
    if (!layer.hasNumericEdges[input]) {
      return;
    }
    if (!Double.isFinite(x)) {
      spoil(input, values, start);
      return;
    }
    local.lookUp(layer, input, x);
    int block = input * (layer.basisCount + 1);
    for (int j = local.from; j <= local.to; j++) {
      addScaled(values, start, weight * local.values[j], block + local.first + j);
    }
    if (layer.base != BaseFunction.ZERO) {
      addScaled(values, start, weight * local.base, block + layer.basisCount);
    }
  }

  private void spoil(int input, double[] values, int start) {
    for (int s = 0; s < subnodes(); s++) {
      if (layer.mask[input * subnodes() + s]) {
        values[start + s] = Double.NaN;
      }
    }
  }

  private void addScaled(double[] values, int start, double factor, int weightRow) {
    int row = weightRow * subnodes();
    for (int s = 0; s < subnodes(); s++) {
      values[start + s] += factor * weights[row + s];
    }
  }
}
