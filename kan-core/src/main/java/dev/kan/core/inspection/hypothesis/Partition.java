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
 * A partition of inputs into groups.
 *
 * @param groups the indices of the inputs, from 0; ascending in each group, with groups in the
 *     order of their first input
 */
public record Partition(List<List<Integer>> groups) {
  /**
   * Sorts inputs and groups.
   *
   * @throws IllegalArgumentException if there is no group, if a group is empty, or if the inputs
   *     are not 0, 1, ..., each exactly once
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
   * Returns a partition with the given groups.
   *
   * @param groups the indices of the inputs, from 0
   * @throws IllegalArgumentException if there is no group, if a group is empty, or if the inputs
   *     are not 0, 1, ..., each exactly once
   */
  public static Partition of(int[]... groups) {
    return new Partition(Arrays.stream(groups).map(Ints::asList).toList());
  }

  /** Returns the finest partition in which linked inputs are in the same group. */
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

  /** Returns the number of inputs. */
  public int inputs() {
    return groups.stream().mapToInt(List::size).sum();
  }

  /** Returns true if two inputs are in different groups. */
  public boolean separates(int i, int j) {
    return groups.stream().noneMatch(group -> group.contains(i) && group.contains(j));
  }
}
