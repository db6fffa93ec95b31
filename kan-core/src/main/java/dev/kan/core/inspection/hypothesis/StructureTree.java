// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.inspection.hypothesis.StructureNode.Constant;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How a function's inputs go together, as a tree (the tree converter of KAN 2.0, arXiv 2408.10205,
 * section 4.3).
 *
 * @param root the function
 * @param ignored the inputs without influence, which are not in the tree, rising
 */
public record StructureTree(StructureNode root, List<Integer> ignored) {
  /** A hundredth of the value's typical deviation for one standard deviation of the input. */
  public static final double LEAST_INFLUENCE = 0.01;

  /** Copies the list. */
  public StructureTree {
    ignored = ImmutableList.copyOf(ignored);
  }

  /**
   * The tree of the function that is tested, decided at the threshold of the tests, without inputs
   * that have less influence than {@link #LEAST_INFLUENCE}.
   *
   * @param tests the tests of the function
   */
  public static StructureTree of(Hypotheses tests) {
    return of(tests, LEAST_INFLUENCE);
  }

  /**
   * The tree of the function that is tested, decided at the threshold of the tests. At each part
   * the first that holds is taken: a sum, a product, a function of a sum, a function of groups of
   * inputs. A part is looked at with the inputs outside it held at one of the samples, so the
   * function is asked at points that mix two samples.
   *
   * @param tests the tests of the function
   * @param leastInfluence inputs of less {@linkplain Hypotheses#influence influence} are left out;
   *     0 or more
   * @throws IllegalArgumentException if {@code leastInfluence} is negative or not a number
   */
  public static StructureTree of(Hypotheses tests, double leastInfluence) {
    checkArgument(
        leastInfluence >= 0, "the least influence must be 0 or more; got %s", leastInfluence);
    List<Integer> ignored = inputs(tests, i -> !isRelevant(tests.influence(i), leastInfluence));
    List<Integer> relevant = inputs(tests, i -> isRelevant(tests.influence(i), leastInfluence));
    StructureNode root =
        relevant.isEmpty()
            ? new Constant()
            : new TreeSearch(tests.function(), tests.samples(), tests.threshold()).exact(relevant);
    return new StructureTree(root, ignored);
  }

  private static boolean isRelevant(double influence, double least) {
    return influence > 0 && influence >= least;
  }

  private static List<Integer> inputs(Hypotheses tests, IntPredicate wanted) {
    return IntStream.range(0, tests.inputs())
        .filter(wanted)
        .boxed()
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The tree as a formula in which each unknown function is called f, such as {@code f(f(x1) +
   * f(x2)) * f(x3)}. Constants that are added or multiplied are not shown.
   *
   * @param names of the inputs, at least as many as the function has
   * @throws IllegalArgumentException if an input of the tree has no name
   */
  public String text(List<String> names) {
    for (int input : root.inputs()) {
      checkArgument(
          input < names.size(), "input %s has no name; got %s names", input, names.size());
    }
    return new StructureText(names).of(root);
  }

  /** The tree as a formula, the inputs called x1, x2, ... */
  @Override
  public String toString() {
    int most = root.inputs().stream().mapToInt(Integer::intValue).max().orElse(-1);
    return text(IntStream.rangeClosed(1, most + 1).mapToObj(i -> "x" + i).toList());
  }
}
