// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds groups of inputs that have an effect only through one number, by merging single inputs. */
final class SymmetricGroups {
  private final ScaledDerivatives f;
  private final double threshold;

  SymmetricGroups(ScaledDerivatives f, double threshold) {
    this.f = f;
    this.threshold = threshold;
  }

  /**
   * Returns the partition after merging groups as long as the result is not the group of all
   * inputs.
   */
  Partition coarsest() {
    List<Set<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < f.inputs(); i++) {
      groups.add(ImmutableSet.of(i));
    }
    for (Optional<Set<Integer>> union = union(groups); union.isPresent(); union = union(groups)) {
      Set<Integer> merged = union.get();
      groups.removeIf(merged::containsAll);
      groups.add(merged);
    }
    return new Partition(groups.stream().map(List::copyOf).toList());
  }

  /**
   * Returns the smallest symmetric union of two groups, or empty if each is the group of all
   * inputs.
   */
  private Optional<Set<Integer>> union(List<Set<Integer>> groups) {
    for (int a = 0; a < groups.size(); a++) {
      for (int b = a + 1; b < groups.size(); b++) {
        Set<Integer> union = closure(Sets.union(groups.get(a), groups.get(b)), groups);
        if (union.size() < f.inputs()) {
          return Optional.of(union);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Adds the whole group of each input with which the group's gradient turns, until there is none.
   */
  private Set<Integer> closure(Set<Integer> start, List<Set<Integer>> groups) {
    Set<Integer> closure = new TreeSet<>(start);
    int before = 0;
    while (before < closure.size()) {
      before = closure.size();
      List<Integer> group = List.copyOf(closure);
      for (Set<Integer> other : groups) {
        if (!closure.containsAll(other)
            && other.stream().anyMatch(k -> Turning.score(f, group, k) > threshold)) {
          closure.addAll(other);
        }
      }
    }
    return closure;
  }
}
