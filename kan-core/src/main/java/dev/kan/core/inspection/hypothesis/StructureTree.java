// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.inspection.hypothesis.StructureNode.Constant;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The structure of a function as a tree of the parts that it combines (the tree converter of KAN
 * 2.0, arXiv 2408.10205, section 4.3).
 *
 * @param root the root of the tree, which is the whole function
 * @param ignored the indices of the inputs without influence, ascending; they are not in the tree
 */
public record StructureTree(StructureNode root, List<Integer> ignored) {
  /**
   * The default for the least influence, 0.01: a hundredth of the value's typical deviation for one
   * standard deviation of the input.
   */
  public static final double LEAST_INFLUENCE = 0.01;

  /** Copies the list. */
  public StructureTree {
    ignored = ImmutableList.copyOf(ignored);
  }

  /**
   * Returns the tree of the function that is tested, without inputs of less influence than {@link
   * #LEAST_INFLUENCE}. The threshold of the tests decides.
   *
   * @param tests the tests of the function
   */
  public static StructureTree of(Hypotheses tests) {
    return of(tests, LEAST_INFLUENCE);
  }

  /**
   * Returns the tree of the function that is tested. The threshold of the tests decides. Each part
   * becomes the first of these that holds: a sum, a product, a function of a sum, a function of
   * groups of inputs. Inputs outside a part are fixed at the values of one of the samples, so the
   * function is evaluated at points that mix two samples.
   *
   * @param tests the tests of the function
   * @param leastInfluence the least {@linkplain Hypotheses#influence influence} of an input in the
   *     tree, 0 or more. Default: {@link #LEAST_INFLUENCE}
   * @throws IllegalArgumentException if {@code leastInfluence} is negative or NaN
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
   * Returns the tree as a formula in which each unknown function is called f, such as {@code
   * f(f(x1) + f(x2)) * f(x3)}. Constant terms and factors are not shown.
   *
   * @param names the names of the inputs, at least one for each input
   * @throws IllegalArgumentException if an input of the tree has no name
   */
  public String text(List<String> names) {
    for (int input : root.inputs()) {
      checkArgument(
          input < names.size(), "input %s has no name; got %s names", input, names.size());
    }
    return new StructureText(names).of(root);
  }

  /** Returns the tree as a formula with inputs x1, x2, ... */
  @Override
  public String toString() {
    int most = root.inputs().stream().mapToInt(Integer::intValue).max().orElse(-1);
    return text(IntStream.rangeClosed(1, most + 1).mapToObj(i -> "x" + i).toList());
  }
}
