// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

/**
 * One layer at a reference, and the slopes of secants from there to samples: the rescale rule of
 * DeepLIFT (Shrikumar, Greenside and Kundaje, arXiv 1704.02685, section 3.5.2). Immutable.
 */
public final class LayerSecants {
  /**
   * The change of an input, relative to 1 plus its size, up to which its edges have their slopes at
   * the reference: rounding would spoil the quotient.
   */
  public static final double NEAR = 1e-9;

  /** The distance for slopes at the reference, relative to 1 plus the size of the input. */
  private static final double STEP = 1e-5;

  private final EdgeValues edges;
  private final CompiledLayer layer;
  private final double[] inputs;
  private final double[] edgesBefore;
  private final double[] slopesBefore;
  private final double[] subnodesBefore;

  private LayerSecants(
      EdgeValues edges, double[] inputs, double[] edgesBefore, double[] slopesBefore) {
    this.edges = edges;
    layer = edges.layer();
    this.inputs = inputs;
    this.edgesBefore = edgesBefore;
    this.slopesBefore = slopesBefore;
    subnodesBefore = subnodes(edgesBefore);
  }

  /**
   * Returns the secants of a first layer, of which only {@link #contributions} are asked for.
   *
   * @param edges the edges of the layer
   * @param edgesBefore the values of the edges at the reference, (inputs, subnodes)
   */
  public static LayerSecants ofFirst(EdgeValues edges, double... edgesBefore) {
    return new LayerSecants(
        edges, new double[edges.inputs()], edgesBefore.clone(), new double[edgesBefore.length]);
  }

  /**
   * Returns the secants of a later layer.
   *
   * @param edges the edges of the layer
   * @param inputs the inputs at the reference
   */
  public static LayerSecants of(EdgeValues edges, double... inputs) {
    double[] slopes = new double[inputs.length * edges.subnodes()];
    for (int i = 0; i < inputs.length; i++) {
      double step = STEP * (1 + Math.abs(inputs[i]));
      edges.add(i, inputs[i] + step, 1 / (2 * step), slopes, i * edges.subnodes());
      edges.add(i, inputs[i] - step, -1 / (2 * step), slopes, i * edges.subnodes());
    }
    return new LayerSecants(edges, inputs.clone(), edges.at(inputs), slopes);
  }

  /** Returns the number of subnodes. */
  public int subnodes() {
    return layer.subnodes();
  }

  /** Returns the inputs at the reference; 0 for a first layer. */
  public double[] inputsBefore() {
    return inputs.clone();
  }

  /** Returns the values of the edges at the reference, (inputs, subnodes). */
  public double[] edgesBefore() {
    return edgesBefore.clone();
  }

  /** Returns the slopes of the edges at the reference, (inputs, subnodes); 0 for a first layer. */
  public double[] slopesBefore() {
    return slopesBefore.clone();
  }

  private static boolean isNear(double input, double change) {
    return Math.abs(change) <= NEAR * (1 + Math.abs(input));
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
    double[] slopes = slopesBefore.clone();
    for (int e = 0; e < slopes.length; e++) {
      int i = e / layer.subnodes();
      double change = x[i] - inputs[i];
      if (!isNear(inputs[i], change)) {
        slopes[e] = (edgesNow[e] - edgesBefore[e]) / change;
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
