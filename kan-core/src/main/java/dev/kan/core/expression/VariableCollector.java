// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableSortedSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the names of the variables in an expression. */
final class VariableCollector extends Walk<Boolean> {
  private final SortedSet<String> names = new TreeSet<>();

  private VariableCollector() {}

  static SortedSet<String> in(Expression expression) {
    VariableCollector walk = new VariableCollector();
    walk.of(expression);
    return ImmutableSortedSet.copyOf(walk.names);
  }

  /** Returns true if an expression has variables. */
  @Override
  Boolean visit(Expression expression) {
    if (expression instanceof Variable variable) {
      names.add(variable.name());
      return true;
    }
    return parts(expression).contains(true);
  }
}
