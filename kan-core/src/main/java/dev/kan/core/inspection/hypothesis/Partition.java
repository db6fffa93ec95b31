// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inputs put into groups, each input into one.
 *
 * @param groups inputs counted from 0; in each group rising, the groups in the order of their first
 */
public record Partition(List<List<Integer>> groups) {
  /**
   * Puts inputs and groups in order.
   *
   * @throws IllegalArgumentException if there is no group, a group is empty, or the inputs are not
   *     each of 0, 1, ... once
   */
  public Partition {
    groups =
        groups.stream()
            .map(Partition::inOrder)
            .sorted(Comparator.comparing(group -> group.get(0)))
            .collect(ImmutableList.toImmutableList());
    checkArgument(!groups.isEmpty(), "a partition needs at least one group; got none");
    int[] all =
        groups.stream().flatMap(List::stream).mapToInt(Integer::intValue).sorted().toArray();
    checkArgument(
        Arrays.equals(all, IntStream.range(0, all.length).toArray()),
        "groups must hold each input from 0 on once; got %s",
        groups);
  }

  private static List<Integer> inOrder(List<Integer> group) {
    checkArgument(!group.isEmpty(), "a group needs at least one input; got an empty group");
    return ImmutableList.sortedCopyOf(group);
  }

  /**
   * A partition from its groups.
   *
   * @param groups inputs counted from 0
   * @throws IllegalArgumentException if there is no group, a group is empty, or the inputs are not
   *     each of 0, 1, ... once
   */
  public static Partition of(int[]... groups) {
    return new Partition(Arrays.stream(groups).map(Ints::asList).toList());
  }

  /** Each input a group if {@code linked} is 0 everywhere; inputs that are linked come together. */
  static Partition components(boolean[][] linked) {
    int[] component = IntStream.range(0, linked.length).toArray();
    for (int i = 0; i < linked.length; i++) {
      for (int j = 0; j < linked.length; j++) {
        if (linked[i][j] && component[i] != component[j]) {
          int from = component[j];
          int to = component[i];
          Arrays.setAll(component, k -> component[k] == from ? to : component[k]);
        }
      }
    }
    return new Partition(
        IntStream.of(component)
            .distinct()
            .mapToObj(
                c ->
                    IntStream.range(0, component.length)
                        .filter(i -> component[i] == c)
                        .boxed()
                        .toList())
            .toList());
  }

  /** The number of inputs. */
  public int inputs() {
    return groups.stream().mapToInt(List::size).sum();
  }

  /** Whether two inputs are in different groups. */
  public boolean separates(int i, int j) {
    return groups.stream().noneMatch(group -> group.contains(i) && group.contains(j));
  }
}
