// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches for the finest partitions of a function's inputs for which a hypothesis holds at the
 * threshold of the tests. If it holds for none, all inputs are one group.
 */
public final class PartitionSearch {
  private final Hypotheses tests;
  private final ScaledDerivatives f;

  private PartitionSearch(Hypotheses tests) {
    this.tests = tests;
    this.f = tests.derivatives();
  }

  /** Returns a search with the given tests. */
  public static PartitionSearch by(Hypotheses tests) {
    return new PartitionSearch(tests);
  }

  /** Returns the finest partition for which {@link Hypotheses#sum} holds. */
  public Partition sum() {
    return Partition.components(above(Separability.ofSum(f)));
  }

  /**
   * Returns the finest partition for which {@link Hypotheses#product} holds with one of several
   * offsets. The offsets are 0 and, for each pair of inputs that interact, the one that suits the
   * pair best. For m inputs the search takes {@code O(m^4 samples)} time.
   */
  public ProductPartition product() {
    ProductPartition finest = product(0);
    boolean[][] interacting = above(Separability.ofSum(f));
    for (int i = 0; i < f.inputs(); i++) {
      for (int j = i + 1; j < f.inputs(); j++) {
        if (interacting[i][j]) {
          ProductPartition other = product(Separability.offset(f, i, j));
          if (other.partition().groups().size() > finest.partition().groups().size()) {
            finest = other;
          }
        }
      }
    }
    return finest;
  }

  private ProductPartition product(double offset) {
    return new ProductPartition(
        Partition.components(above(Separability.ofProduct(f, offset))), offset);
  }

  private boolean[][] above(double[][] scores) {
    boolean[][] above = new boolean[scores.length][scores.length];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        above[i][j] = scores[i][j] > tests.threshold();
      }
    }
    return above;
  }

  /**
   * Returns the finest partition for which {@link Hypotheses#functionOfSum} holds. For m inputs the
   * search takes {@code O(m^3 samples)} time.
   */
  public Partition functionOfSum() {
    boolean[][] together = new boolean[f.inputs()][f.inputs()];
    for (int i = 0; i < f.inputs(); i++) {
      for (int j = i + 1; j < f.inputs(); j++) {
        for (int k = j + 1; k < f.inputs(); k++) {
          linkTriple(together, i, j, k);
        }
      }
    }
    Partition partition = Partition.components(together);
    return tests.functionOfSum(partition).holds() ? partition : whole();
  }

  /**
   * Links inputs that must be in the same group. If all three were in different groups, the
   * gradient of no two would turn with the third. If two are in one group, their gradient does not
   * turn with the third, but that of the third and one of them turns with the other.
   */
  private void linkTriple(boolean[][] together, int i, int j, int k) {
    double[] scores = {
      Turning.score(f, List.of(j, k), i),
      Turning.score(f, List.of(i, k), j),
      Turning.score(f, List.of(i, j), k)
    };
    int[][] pairs = {{j, k}, {i, k}, {i, j}};
    double least = Math.min(scores[0], Math.min(scores[1], scores[2]));
    double most = Math.max(scores[0], Math.max(scores[1], scores[2]));
    for (int p = 0; p < 3 && most > tests.threshold(); p++) {
      if (scores[p] == least || least > tests.threshold()) {
        together[pairs[p][0]][pairs[p][1]] = true;
      }
    }
  }

  /**
   * Returns a coarsest partition into at least two groups for which {@link Hypotheses#functionOf}
   * holds. An input that fits into no group, other than that of all inputs, is a group of its own.
   * For m inputs the search takes at most {@code O(m^6 samples)} time, and usually far less.
   */
  public Partition functionOf() {
    return new SymmetricGroups(f, tests.threshold()).coarsest();
  }

  private Partition whole() {
    return new Partition(
        List.of(IntStream.range(0, f.inputs()).boxed().collect(ImmutableList.toImmutableList())));
  }
}
