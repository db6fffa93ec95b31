// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.HashMap;
import java.util.Map;

/**
 * The groups of terms that share one strength of the penalty: the inputs themselves, all bends,
 * categories, and missing cells. The categories of a column that has many of them are a group of
 * their own, since such a column may be noise while others are not.
 */
final class PenaltyGroups {
  private static final int LINEAR = 0;
  private static final int SMOOTH = 1;
  private static final int CATEGORY = 2;
  private static final int MISSING = 3;
  private static final int FIRST_OWN = 4;
  private static final int MANY_CATEGORIES = 10;

  private final TermSpace space;
  private final Map<Integer, Integer> groupOfColumn = new HashMap<>();

  PenaltyGroups(TermSpace space) {
    this.space = space;
    Design design = space.design();
    Map<Integer, Integer> categories = new HashMap<>();
    for (int i = 0; i < design.inputs(); i++) {
      if (design.kind(i) == TermKind.CATEGORY) {
        categories.merge(design.column(i), 1, Integer::sum);
      }
    }
    for (int i = 0; i < design.inputs(); i++) {
      int column = design.column(i);
      if (categories.getOrDefault(column, 0) > MANY_CATEGORIES) {
        groupOfColumn.putIfAbsent(column, FIRST_OWN + groupOfColumn.size());
      }
    }
  }

  int count() {
    return FIRST_OWN + groupOfColumn.size();
  }

  /** Returns the group of a term. */
  int of(int term) {
    if (space.isBend(term)) {
      return SMOOTH;
    }
    return switch (space.design().kind(term)) {
      case LINEAR, SMOOTH -> LINEAR;
      case CATEGORY -> groupOfColumn.getOrDefault(space.design().column(term), CATEGORY);
      case MISSING -> MISSING;
    };
  }
}
