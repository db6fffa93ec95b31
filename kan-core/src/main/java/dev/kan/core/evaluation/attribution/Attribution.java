// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The scores of edges, nodes and inputs on given samples, which say how strongly the outputs vary
 * through them (KAN 2.0, arXiv 2408.10205, section 4.1). The scores of the outputs are equal and
 * sum to 1. A subnode has the score of its node, even if it is only a factor of a product. The
 * score of an edge is that of its subnode times the ratio {@code std(edge) / (std(subnode) + 1e-4)}
 * of standard deviations, and the score of a node is the sum over its outgoing edges. Scores are
 * NaN for everything that leads to a node that is not finite at some sample.
 *
 * <p>Scores are ratios, not shares. The scores of a level need not sum to 1, and a score may exceed
 * 1: edges that end at the same subnode may cancel each other and vary more than their sum.
 *
 * <pre>{@code
 * Attribution attribution = Attribution.of(kan, x);
 * double[] importanceOfInputs = attribution.featureScores();
 * double score = attribution.edgeScore(new EdgeIndex(0, 1, 4));
 * }</pre>
 */
public final class Attribution {
  /**
   * The number that is added to the deviation of a subnode before the deviation of an edge is
   * divided by it, as the former may be zero.
   */
  public static final double DEVIATION_FLOOR = 1e-4;

  /**
   * The fraction of the largest score for a node that the score of an input must exceed to count,
   * as in pykan.
   */
  public static final double INTERACTION_THRESHOLD = 1e-2;

  private static final int INPUTS_SHOWN = 10;

  private final List<LayerDeviations> deviations;
  private final List<LayerRatios> ratios;
  private final List<double[]> nodeScores;

  private Attribution(List<LayerDeviations> deviations, List<LayerRatios> ratios) {
    this.deviations = deviations;
    this.ratios = ratios;
    this.nodeScores = nodeScores(ratios);
  }

  /**
   * Returns the scores of a network on samples.
   *
   * @param kan the network
   * @param samples (samples, inputs), finite; with one sample all scores but those of the outputs
   *     are 0
   * @throws IllegalArgumentException if the number of columns is wrong or a number is not finite
   */
  public static Attribution of(Kan kan, Batch samples) {
    List<LayerDeviations> deviations =
        Streams.zip(
                kan.layers().stream(),
                KanEvaluator.of(kan).trace(samples).stream(),
                LayerDeviations::of)
            .collect(ImmutableList.toImmutableList());
    List<LayerRatios> ratios =
        Streams.zip(kan.layers().stream(), deviations.stream(), LayerRatios::of)
            .collect(ImmutableList.toImmutableList());
    return new Attribution(deviations, ratios);
  }

  private static List<double[]> nodeScores(List<LayerRatios> ratios) {
    List<double[]> scores = new ArrayList<>();
    double[] outputs = new double[ratios.get(ratios.size() - 1).nodes()];
    Arrays.fill(outputs, 1.0 / outputs.length);
    scores.add(outputs);
    for (LayerRatios layer : ImmutableList.copyOf(ratios).reverse()) {
      scores.add(0, layer.inputScores(scores.get(0)));
    }
    return scores;
  }

  /**
   * Returns the standard deviations that the scores are computed from, one element for each layer.
   */
  public List<LayerDeviations> deviations() {
    return deviations;
  }

  /**
   * Returns the scores of a layer's edges.
   *
   * @param layer the index of the layer, 0 to layers - 1
   * @return (inputs, subnodes), row-major
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public double[] edgeScores(int layer) {
    checkElementIndex(layer, ratios.size(), "layer");
    return ratios.get(layer).edgeScores(nodeScores.get(layer + 1));
  }

  /**
   * Returns the score of an edge.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public double edgeScore(EdgeIndex edge) {
    double[] scores = edgeScores(edge.layer());
    int subnodes = deviations.get(edge.layer()).subnodes().length;
    checkElementIndex(edge.subnode(), subnodes, "subnode");
    checkElementIndex(edge.input(), scores.length / subnodes, "input");
    return scores[edge.input() * subnodes + edge.subnode()];
  }

  /**
   * Returns the scores of the subnodes at which a layer's edges end.
   *
   * @param layer the index of the layer, 0 to layers - 1
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public double[] subnodeScores(int layer) {
    checkElementIndex(layer, ratios.size(), "layer");
    return ratios.get(layer).subnodeScores(nodeScores.get(layer + 1));
  }

  /**
   * Returns the scores of the nodes of a level.
   *
   * @param level the level, 0 for the inputs, up to the number of layers for the outputs
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public double[] nodeScores(int level) {
    return nodeScores.get(checkElementIndex(level, nodeScores.size(), "layer of nodes")).clone();
  }

  /** Returns the scores of the network's inputs. */
  public double[] featureScores() {
    return nodeScores(0);
  }

  /**
   * Returns the scores of the network's inputs for each single node of a level, which show the
   * inputs that a node depends on.
   *
   * @param level the level, 0 for the inputs, up to the number of layers for the outputs
   * @return (inputs, nodes), row-major
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public double[] featureScores(int level) {
    int nodes = nodeScores(level).length;
    int inputs = nodeScores(0).length;
    double[] scores = new double[inputs * nodes];
    for (int node = 0; node < nodes; node++) {
      double[] column = new double[nodes];
      column[node] = 1;
      for (int l = level - 1; l >= 0; l--) {
        column = ratios.get(l).inputScores(column);
      }
      for (int i = 0; i < inputs; i++) {
        scores[i * nodes + node] = column[i];
      }
    }
    return scores;
  }

  /**
   * Returns the network inputs that interact in each node of a level, by {@link
   * #INTERACTION_THRESHOLD}.
   *
   * @param level the level, 0 for the inputs, up to the number of layers for the outputs
   * @return the inputs of each node, in ascending order
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public List<List<Integer>> featureInteractions(int level) {
    return featureInteractions(level, INTERACTION_THRESHOLD);
  }

  /**
   * Returns the network inputs that interact in each node of a level: those whose {@linkplain
   * #featureScores(int) score} for the node exceeds a fraction of the largest score for it. There
   * are none if no input influences the node, or if its scores are NaN.
   *
   * @param level the level, 0 for the inputs, up to the number of layers for the outputs
   * @param threshold the fraction of the largest score, from 0 to below 1
   * @return the inputs of each node, in ascending order
   * @throws IndexOutOfBoundsException if there is no such level
   * @throws IllegalArgumentException if the threshold is out of range
   */
  public List<List<Integer>> featureInteractions(int level, double threshold) {
    checkArgument(
        threshold >= 0 && threshold < 1, "the threshold must be 0 to below 1; got %s", threshold);
    int nodes = nodeScores(level).length;
    Batch scores = Batch.of(nodes, featureScores(level));
    return IntStream.range(0, nodes)
        .mapToObj(node -> above(threshold, scores.column(node)))
        .collect(ImmutableList.toImmutableList());
  }

  private static List<Integer> above(double threshold, double[] scores) {
    double least = threshold * Arrays.stream(scores).max().orElseThrow();
    return IntStream.range(0, scores.length)
        .filter(input -> scores[input] > least)
        .boxed()
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the scores of the inputs, for example {@code Attribution[inputs 0.71, 0.29]}. */
  @Override
  public String toString() {
    double[] scores = featureScores();
    return Arrays.stream(scores)
            .limit(INPUTS_SHOWN)
            .mapToObj(score -> String.format(Locale.ROOT, "%.3g", score))
            .collect(joining(", ", "Attribution[inputs ", ""))
        + (scores.length > INPUTS_SHOWN ? ", ...]" : "]");
  }
}
