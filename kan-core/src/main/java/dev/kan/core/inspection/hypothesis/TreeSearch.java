// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import dev.kan.core.data.Batch;
import dev.kan.core.inspection.hypothesis.StructureNode.Combination;
import dev.kan.core.inspection.hypothesis.StructureNode.Input;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a function recursively into parts of fewer inputs. A part is examined as the whole
 * function with all other inputs fixed. Within a sum or a product, this gives the part up to a
 * constant and a factor. Within {@code F(...)} it gives the part only up to a function of one
 * variable, so that a sum cannot be distinguished from a product there.
 */
final class TreeSearch {
  private static final int HELD_CANDIDATES = 16;
  private static final int EFFECT_SAMPLES = 32;

  private final TwiceDifferentiable function;
  private final Batch samples;
  private final double threshold;

  TreeSearch(TwiceDifferentiable function, Batch samples, double threshold) {
    this.function = function;
    this.samples = samples;
    this.threshold = threshold;
  }

  /** Returns the node of a part that is known up to a constant and a factor. */
  StructureNode exact(List<Integer> inputs) {
    if (inputs.size() == 1) {
      return new Input(inputs.get(0));
    }
    Hypotheses tests = tests(inputs);
    PartitionSearch search = PartitionSearch.by(tests);
    Partition sum = search.sum();
    if (sum.groups().size() > 1) {
      return combination(Combining.SUM, sum, tests.sum(sum), inputs);
    }
    ProductPartition product = search.product();
    if (product.partition().groups().size() > 1) {
      Verdict verdict = tests.product(product.partition(), product.offset());
      return combination(Combining.PRODUCT, product.partition(), verdict, inputs);
    }
    return shape(tests, inputs);
  }

  /** Returns the node of a part that is known only up to a function of one variable. */
  private StructureNode shape(List<Integer> inputs) {
    return inputs.size() == 1 ? new Input(inputs.get(0)) : shape(tests(inputs), inputs);
  }

  private StructureNode shape(Hypotheses tests, List<Integer> inputs) {
    PartitionSearch search = PartitionSearch.by(tests);
    Partition sum = search.functionOfSum();
    if (sum.groups().size() > 1) {
      Verdict verdict = tests.functionOfSum(sum);
      return combination(Combining.FUNCTION_OF_SUM, sum, verdict, inputs);
    }
    Partition groups = search.functionOf();
    return combination(Combining.FUNCTION, groups, tests.functionOf(groups), inputs);
  }

  private StructureNode combination(
      Combining combining, Partition partition, Verdict verdict, List<Integer> inputs) {
    ImmutableList.Builder<StructureNode> parts = ImmutableList.builder();
    for (List<Integer> group : partition.groups()) {
      List<Integer> part = group.stream().map(inputs::get).toList();
      parts.add(
          switch (combining) {
            case SUM, PRODUCT -> exact(part);
            case FUNCTION_OF_SUM -> shape(part);
            case FUNCTION -> withoutOuterFunction(shape(part));
          });
    }
    return new Combination(combining, parts.build(), verdict.score());
  }

  /** Removes the function around a sum, since F(G(g + h), ...) is a function of g + h as well. */
  private static StructureNode withoutOuterFunction(StructureNode part) {
    return part instanceof Combination node && node.combining() == Combining.FUNCTION_OF_SUM
        ? new Combination(Combining.SUM, node.parts(), node.score())
        : part;
  }

  private Hypotheses tests(List<Integer> inputs) {
    Batch free = columns(samples, inputs);
    return Hypotheses.of(new Restriction(function, held(inputs, free), inputs), free)
        .withThreshold(threshold);
  }

  /**
   * Returns the sample, out of some candidates, at which the free inputs have the largest effect.
   */
  private double[] held(List<Integer> inputs, Batch free) {
    Batch some = free.select(spaced(EFFECT_SAMPLES));
    double[] best = samples.row(0);
    double largest = 0;
    for (int row : spaced(HELD_CANDIDATES)) {
      double[] held = samples.row(row);
      double effect =
          Stats.of(new Restriction(function, held, inputs).at(some).value().toArray())
              .populationStandardDeviation();
      if (effect > largest) {
        largest = effect;
        best = held;
      }
    }
    return best;
  }

  private int[] spaced(int atMost) {
    int count = Math.min(atMost, samples.rows());
    return IntStream.range(0, count).map(c -> (int) ((long) c * samples.rows() / count)).toArray();
  }

  private static Batch columns(Batch batch, List<Integer> columns) {
    return Batch.ofColumns(columns.stream().map(batch::column).toArray(double[][]::new));
  }
}
