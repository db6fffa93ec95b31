// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

/**
 * One layer at a reference, and the slopes of secants from there to samples: the rescale rule of
 * DeepLIFT (Shrikumar, Greenside and Kundaje, arXiv 1704.02685, section 3.5.2). Immutable.
 */
public final class LayerSecants {
  /** The change of an input, relative to 1 or its size, below which rounding spoils a quotient. */
  private static final double NEAR = 1e-9;

  /** The distance over which the slope is taken instead. */
  private static final double STEP = 1e-5;

  private final EdgeValues edges;
  private final CompiledLayer layer;
  private final double[] inputs;
  private final double[] edgesBefore;
  private final double[] subnodesBefore;

  /**
   * Creates the secants of a layer.
   *
   * @param edges the edges of the layer
   * @param inputs the inputs at the reference; unused for a first layer
   * @param edgesBefore the values of the edges at the reference, (inputs, subnodes)
   */
  public LayerSecants(EdgeValues edges, double[] inputs, double[] edgesBefore) {
    this.edges = edges;
    layer = edges.layer();
    this.inputs = inputs.clone();
    this.edgesBefore = edgesBefore.clone();
    subnodesBefore = subnodes(edgesBefore);
  }

  /** Returns the nodes at the reference. */
  public double[] reference() {
    return nodes(subnodesBefore);
  }

  /** Returns the values of the edges at a sample, (inputs, subnodes). */
  public double[] edges(double... x) {
    return edges.at(x);
  }

  /** Returns the nodes for given values of the edges. */
  public double[] nodesOf(double... edgesNow) {
    return nodes(subnodes(edgesNow));
  }

  private double[] subnodes(double[] edgesNow) {
    double[] subnodes = new double[layer.subnodes()];
    for (int e = 0; e < edgesNow.length; e++) {
      subnodes[e % subnodes.length] += edgesNow[e];
    }
    layer.scaleSubnodes(subnodes, subnodes);
    return subnodes;
  }

  private double[] nodes(double[] subnodes) {
    double[] nodes = new double[layer.nodes()];
    layer.multiplySubnodes(subnodes, nodes, 0);
    for (int n = 0; n < nodes.length; n++) {
      nodes[n] = nodes[n] * layer.nodeScale[n] + layer.nodeBias[n];
    }
    return nodes;
  }

  /**
   * Returns the multipliers of the layer's inputs: by how much each output of the network changes
   * for each unit that the input does.
   *
   * @param x the inputs at the sample
   * @param edgesNow the values of the edges there
   * @param multipliers those of the layer's nodes, (nodes, outputs)
   * @return (inputs, outputs)
   */
  public double[] multipliers(double[] x, double[] edgesNow, double[] multipliers) {
    double[] slopes = new double[edgesNow.length];
    int width = layer.subnodes();
    for (int i = 0; i < x.length; i++) {
      double change = x[i] - inputs[i];
      double unit = 1 + Math.abs(inputs[i]);
      if (Math.abs(change) <= NEAR * unit) {
        double step = STEP * unit;
        edges.add(i, inputs[i] + step, 1 / (2 * step), slopes, i * width);
        edges.add(i, inputs[i] - step, -1 / (2 * step), slopes, i * width);
      } else {
        for (int e = i * width; e < (i + 1) * width; e++) {
          slopes[e] = (edgesNow[e] - edgesBefore[e]) / change;
        }
      }
    }
    return product(slopes, sumMultipliers(edgesNow, multipliers));
  }

  /**
   * Returns the contributions of the layer's inputs to the outputs of the network.
   *
   * @param edgesNow the values of the edges at the sample
   * @param multipliers those of the layer's nodes, (nodes, outputs)
   * @return (inputs, outputs)
   */
  public double[] contributions(double[] edgesNow, double[] multipliers) {
    double[] changes = new double[edgesNow.length];
    for (int e = 0; e < changes.length; e++) {
      changes[e] = edgesNow[e] - edgesBefore[e];
    }
    return product(changes, sumMultipliers(edgesNow, multipliers));
  }

  private double[] product(double[] perEdge, double[] perSum) {
    int width = layer.subnodes();
    int outputs = perSum.length / width;
    double[] product = new double[layer.inputs() * outputs];
    for (int e = 0; e < perEdge.length; e++) {
      if (perEdge[e] != 0) {
        for (int o = 0; o < outputs; o++) {
          product[e / width * outputs + o] += perEdge[e] * perSum[e % width * outputs + o];
        }
      }
    }
    return product;
  }

  /** Returns the multipliers of the sums of edges, (subnodes, outputs). */
  private double[] sumMultipliers(double[] edgesNow, double[] multipliers) {
    double[] now = subnodes(edgesNow);
    int outputs = multipliers.length / layer.nodes();
    double[] result = new double[now.length * outputs];
    int next = 0;
    for (int n = 0; n < layer.nodes(); n++) {
      int arity = layer.factors[n];
      double[] split =
          arity == 1
              ? new double[] {1}
              : ProductSplit.multipliers(subnodesBefore, now, next, arity);
      for (double each : split) {
        double factor = layer.nodeScale[n] * each * layer.subnodeScale[next];
        for (int o = 0; o < outputs; o++) {
          result[next * outputs + o] = factor * multipliers[n * outputs + o];
        }
        next++;
      }
    }
    return result;
  }
}
