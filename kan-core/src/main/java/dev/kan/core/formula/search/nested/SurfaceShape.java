// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import java.util.Arrays;
import java.util.List;

/**
 * What a smooth surface is a sum of: one function of all columns, or one for each of two groups.
 *
 * @param logarithm true if the sum is the logarithm of the target
 * @param groupOf the group of each column, from 0
 */
record SurfaceShape(boolean logarithm, ImmutableIntArray groupOf) {
  /** Returns the shape of one function of all columns. */
  static SurfaceShape whole(int columns) {
    return new SurfaceShape(false, ImmutableIntArray.copyOf(new int[columns]));
  }

  /** Returns the sums of two functions for a target or its logarithm. */
  static List<SurfaceShape> sums(int columns, double[] target) {
    boolean positive = Arrays.stream(target).allMatch(value -> value > 0);
    ImmutableList.Builder<SurfaceShape> shapes = ImmutableList.builder();
    for (int second = 1; second < 1 << (columns - 1); second++) {
      int[] groups = new int[columns];
      for (int i = 1; i < columns; i++) {
        groups[i] = second >> (i - 1) & 1;
      }
      shapes.add(new SurfaceShape(false, ImmutableIntArray.copyOf(groups)));
      if (positive) {
        shapes.add(new SurfaceShape(true, ImmutableIntArray.copyOf(groups)));
      }
    }
    return shapes.build();
  }

  /** Returns true if the surface is one function of all columns. */
  boolean isWhole() {
    return groupOf.stream().allMatch(group -> group == 0);
  }

  /** Returns the formula of the target from that of the sum. */
  Expression undo(Expression sum) {
    return logarithm ? sum.into(StandardFunction.EXP) : sum;
  }

  int[] groups() {
    return groupOf.toArray();
  }

  /** Returns the function of the target that is the sum. */
  double[] of(double[] target) {
    return logarithm ? Arrays.stream(target).map(Math::log).toArray() : target;
  }

  /** Returns what makes the likelihood of the logarithm one of the target. */
  double logJacobian(double[] target) {
    return logarithm ? Arrays.stream(target).map(Math::log).sum() : 0;
  }

  /** Returns true if some columns are in one group. */
  boolean areTogether(List<Integer> columns) {
    return columns.stream().mapToInt(groupOf::get).distinct().count() == 1;
  }

  /** Returns the shape when a new column, the last, stands for some columns of one group. */
  SurfaceShape reduced(List<Integer> columns) {
    ImmutableIntArray.Builder groups = ImmutableIntArray.builder();
    for (int i = 0; i < groupOf.length(); i++) {
      if (!columns.contains(i)) {
        groups.add(groupOf.get(i));
      }
    }
    return new SurfaceShape(logarithm, groups.add(groupOf.get(columns.get(0))).build());
  }
}
