// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.pruning.Pruned.Reason;
import dev.kan.core.editing.pruning.Pruned.RemovedEdge;
import dev.kan.core.editing.pruning.Pruned.RemovedNode;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Prunes networks by attribution scores (KAN 2.0, arXiv 2408.10205, section 4.1): everything with a
 * score at or below its threshold is removed. Hidden nodes are judged first, then edges, then
 * inputs, each by the scores of what is left. The scores of the outputs sum to 1, so networks with
 * many outputs or wide layers need lower thresholds than the defaults.
 *
 * <p>A removed edge is zero, and a removed node loses all edges into and out of it. The result is
 * the {@linkplain Compaction smaller network} that has the function of the original one with those
 * edges masked. If all nodes of a level are weak, the strongest of them is kept, and a subnode that
 * an output depends on keeps the strongest of its edges. A threshold that is too high therefore
 * gives a small network rather than a constant.
 *
 * <pre>{@code
 * Pruned pruned = Pruning.builder().inputThreshold(0.01).build().prune(kan, x);
 * Kan smaller = pruned.kan();
 * Dataset narrower = data.selectInputs(pruned.keptInputs());
 * }</pre>
 *
 * @param nodeThreshold the threshold of hidden nodes; empty if they are not judged
 * @param edgeThreshold the threshold of edges; empty if they are not judged
 * @param inputThreshold the threshold of inputs; empty if they are not judged
 */
public record Pruning(
    OptionalDouble nodeThreshold, OptionalDouble edgeThreshold, OptionalDouble inputThreshold) {
  /**
   * Checks the thresholds.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Pruning {
    check(nodeThreshold, "nodes");
    check(edgeThreshold, "edges");
    check(inputThreshold, "inputs");
  }

  /**
   * Returns the default settings: hidden nodes and edges are pruned by the thresholds of pykan, and
   * inputs are kept.
   */
  public static Pruning defaults() {
    return builder().build();
  }

  /** Returns settings without thresholds, which only remove nodes without influence. */
  public static Pruning none() {
    return new Pruning(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Returns a builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.nodeThreshold = nodeThreshold;
    builder.edgeThreshold = edgeThreshold;
    builder.inputThreshold = inputThreshold;
    return builder;
  }

  /**
   * Prunes a network. Computes the scores up to three times.
   *
   * @param kan the network
   * @param samples the samples for the scores, (samples, inputs), finite
   * @throws IllegalArgumentException if the number of columns is wrong, a number is not finite, or
   *     a node that an output depends on is not finite at some sample, so that there are no scores
   *     to compare with a threshold
   */
  public Pruned prune(Kan kan, Batch samples) {
    Attribution given = Attribution.of(kan, samples);
    List<double[]> scores = new ArrayList<>();
    for (int level = 0; level < kan.layers().size(); level++) {
      scores.add(given.nodeScores(level));
    }
    if (nodeThreshold.isPresent() || edgeThreshold.isPresent() || inputThreshold.isPresent()) {
      requireScores(scores);
    }
    List<List<Integer>> strong = strongNodes(scores);
    Kan masked = StrongNodes.isolateOthers(kan, strong);
    List<RemovedEdge> weakEdges = List.of();
    if (edgeThreshold.isPresent()) {
      Attribution left = masked.equals(kan) ? given : Attribution.of(masked, samples);
      weakEdges = WeakEdges.of(masked, left, edgeThreshold.getAsDouble());
      masked = WeakEdges.remove(masked, weakEdges);
    }
    if (inputThreshold.isPresent()) {
      scores.set(0, Attribution.of(masked, samples).featureScores());
      strong.set(0, StrongNodes.of(scores.get(0), inputThreshold.getAsDouble()));
      masked = StrongNodes.isolateOthers(masked, strong);
    }
    Compaction compaction = Compaction.of(masked, strong);
    Kan smaller = compaction.kan();
    return new Pruned(
        smaller.withStep("pruned", details(smaller, weakEdges.size(), samples.rows())),
        compaction.nodes(),
        removedNodes(compaction, strong, scores),
        weakEdges);
  }

  private static void requireScores(List<double[]> scores) {
    for (int level = scores.size() - 1; level >= 0; level--) {
      for (int node = 0; node < scores.get(level).length; node++) {
        checkArgument(
            Double.isFinite(scores.get(level)[node]),
            "node %s of level %s has the score %s: what it leads to must be finite at all samples",
            node,
            level,
            scores.get(level)[node]);
      }
    }
  }

  private List<List<Integer>> strongNodes(List<double[]> scores) {
    List<List<Integer>> strong = new ArrayList<>();
    for (double[] level : scores) {
      boolean judged = !strong.isEmpty() && nodeThreshold.isPresent();
      strong.add(
          judged
              ? StrongNodes.of(level, nodeThreshold.getAsDouble())
              : IntStream.range(0, level.length).boxed().toList());
    }
    return strong;
  }

  private static List<RemovedNode> removedNodes(
      Compaction compaction, List<List<Integer>> strong, List<double[]> scores) {
    List<RemovedNode> removed = new ArrayList<>();
    for (int level = 0; level < scores.size(); level++) {
      for (int node = 0; node < scores.get(level).length; node++) {
        if (!compaction.nodes().get(level).contains(node)) {
          Reason reason = strong.get(level).contains(node) ? Reason.NO_INFLUENCE : Reason.SCORE;
          removed.add(new RemovedNode(level, node, reason, scores.get(level)[node]));
        }
      }
    }
    return removed;
  }

  private ImmutableMap<String, String> details(Kan smaller, int removedEdges, int samples) {
    ImmutableMap.Builder<String, String> details = ImmutableMap.builder();
    nodeThreshold.ifPresent(threshold -> details.put("node threshold", Double.toString(threshold)));
    edgeThreshold.ifPresent(threshold -> details.put("edge threshold", Double.toString(threshold)));
    inputThreshold.ifPresent(
        threshold -> details.put("input threshold", Double.toString(threshold)));
    return details
        .put("edges removed", Integer.toString(removedEdges))
        .put("samples", Integer.toString(samples))
        .put("widths", smaller.widths().toString())
        .buildOrThrow();
  }

  private static void check(OptionalDouble threshold, String what) {
    checkArgument(
        threshold.isEmpty()
            || (threshold.getAsDouble() >= 0 && Double.isFinite(threshold.getAsDouble())),
        "the threshold of %s must be finite and 0 or more; got %s",
        what,
        threshold);
  }

  /** Builds settings. Not thread-safe. */
  public static final class Builder {
    private OptionalDouble nodeThreshold = OptionalDouble.of(1e-2);
    private OptionalDouble edgeThreshold = OptionalDouble.of(3e-2);
    private OptionalDouble inputThreshold = OptionalDouble.empty();

    private Builder() {}

    /**
     * Sets the threshold of hidden nodes. Default: 0.01, as in pykan.
     *
     * @param score the largest score that is removed, 0 or more
     */
    public Builder nodeThreshold(double score) {
      nodeThreshold = OptionalDouble.of(score);
      return this;
    }

    /**
     * Sets the threshold of edges. Default: 0.03, as in pykan.
     *
     * @param score the largest score that is removed, 0 or more
     */
    public Builder edgeThreshold(double score) {
      edgeThreshold = OptionalDouble.of(score);
      return this;
    }

    /**
     * Sets the threshold of inputs, which is 0.01 in pykan. Default: none, all inputs are kept.
     *
     * @param score the largest score that is removed, 0 or more
     */
    public Builder inputThreshold(double score) {
      inputThreshold = OptionalDouble.of(score);
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if a threshold is negative or not finite
     */
    public Pruning build() {
      return new Pruning(nodeThreshold, edgeThreshold, inputThreshold);
    }
  }
}
