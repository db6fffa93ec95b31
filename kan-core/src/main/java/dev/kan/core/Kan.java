// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A Kolmogorov-Arnold network: layers one after another, {@code KAN(x) = (Phi_{L-1} o ... o
 * Phi_0)(x)} (Liu et al., arXiv 2404.19756, section 2.2). Immutable: training, pruning and
 * refinement return another network.
 *
 * <pre>{@code
 * Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(2, 5, 1).build(), 0);
 * Batch outputs = KanEvaluator.of(start).evaluate(x);
 * Edge edge = start.edge(new EdgeIndex(0, 1, 4)); // of layer 0, from input 1 to subnode 4
 * double value = edge.applyAsDouble(0.3);
 * }</pre>
 *
 * @param layers the layers from the inputs to the outputs; each takes as many inputs as the one
 *     before has nodes
 * @param provenance the history of the network
 */
public record Kan(List<KanLayer> layers, Provenance provenance) {
  /**
   * Checks that the layers fit together.
   *
   * @throws IllegalArgumentException if there is no layer, or the number of inputs of a layer is
   *     not the number of nodes of the layer before
   */
  public Kan {
    layers = ImmutableList.copyOf(layers);
    checkArgument(!layers.isEmpty(), "a network needs at least one layer; got none");
    for (int l = 1; l < layers.size(); l++) {
      int nodes = layers.get(l - 1).spec().outputs();
      int inputs = layers.get(l).spec().inputs();
      checkArgument(
          nodes == inputs,
          "layer %s has %s nodes but layer %s takes %s inputs",
          l - 1,
          nodes,
          l,
          inputs);
    }
  }

  /** Returns a network of the given layers without a known history. */
  public static Kan of(List<KanLayer> layers) {
    return new Kan(layers, Provenance.NONE);
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return layers.get(0).spec().inputs();
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return layers.get(layers.size() - 1).spec().outputs();
  }

  /**
   * Returns the number of inputs, followed by the number of nodes of each layer: {@code layers + 1}
   * numbers.
   */
  public List<Integer> widths() {
    return ImmutableList.<Integer>builder()
        .add(inputs())
        .addAll(layers.stream().map(layer -> layer.spec().outputs()).iterator())
        .build();
  }

  /**
   * Returns a layer of this network.
   *
   * @param index the index of the layer, 0 to {@code layers().size() - 1}
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public KanLayer layer(int index) {
    return layers.get(checkElementIndex(index, layers.size(), "layer"));
  }

  /**
   * Returns an edge of this network as a function.
   *
   * @throws IndexOutOfBoundsException if the network has no such edge
   */
  public Edge edge(EdgeIndex index) {
    return layer(index.layer()).edge(index.input(), index.subnode());
  }

  /** Returns the indices of all edges in order, including absent edges. */
  public List<EdgeIndex> edges() {
    ImmutableList.Builder<EdgeIndex> edges = ImmutableList.builder();
    for (int l = 0; l < layers.size(); l++) {
      LayerSpec spec = layers.get(l).spec();
      for (int i = 0; i < spec.inputs(); i++) {
        for (int s = 0; s < spec.subnodes(); s++) {
          edges.add(new EdgeIndex(l, i, s));
        }
      }
    }
    return edges.build();
  }

  /**
   * Returns the number of parameters of all layers, including frozen ones and those of masked
   * edges.
   */
  public long parameterCount() {
    return layers.stream().mapToLong(KanLayer::parameterCount).sum();
  }

  /** Returns the number of parameters that are trained. */
  public long trainableParameterCount() {
    return layers.stream().mapToLong(KanLayer::trainableParameterCount).sum();
  }

  /**
   * Returns this network with one layer replaced. The history stays the same.
   *
   * @param index the index of the layer, 0 to {@code layers().size() - 1}
   * @param newLayer the layer that takes its place
   * @throws IndexOutOfBoundsException if there is no such layer
   * @throws IllegalArgumentException if the new layer does not have the number of inputs or nodes
   *     that its neighbours require
   */
  public Kan withLayer(int index, KanLayer newLayer) {
    checkElementIndex(index, layers.size(), "layer");
    List<KanLayer> changed = new ArrayList<>(layers);
    changed.set(index, newLayer);
    return withLayers(changed);
  }

  /** Returns this network with all layers replaced. The history stays the same. */
  public Kan withLayers(List<KanLayer> newLayers) {
    return new Kan(newLayers, provenance);
  }

  /** Returns this network with one more step in its history. */
  public Kan withStep(String action, Map<String, String> details) {
    return new Kan(layers, provenance.then(action, details));
  }

  /**
   * Returns the widths and the number of trainable parameters, for example {@code Kan[[2, 5, 1],
   * 150 trainable parameters]}.
   */
  @Override
  public String toString() {
    int symbolic = layers.stream().mapToInt(layer -> layer.spec().symbolic().size()).sum();
    return String.format(
        Locale.ROOT,
        "Kan[%s, %d trainable parameters%s]",
        widths(),
        trainableParameterCount(),
        symbolic == 0 ? "" : ", " + symbolic + " symbolic edges");
  }
}
