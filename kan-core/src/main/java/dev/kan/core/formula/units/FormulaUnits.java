// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The units in a formula.
 *
 * @param constants the constants in the order of the formula, without signs and exponents;
 *     constants of equal value and unit count once
 * @param faults where units contradict each other, each as a clause; empty if the formula is
 *     consistent
 */
public record FormulaUnits(List<ConstantUnit> constants, List<String> faults) {
  /** Copies the lists. */
  public FormulaUnits {
    constants = ImmutableList.copyOf(constants);
    faults = ImmutableList.copyOf(faults);
  }

  /** Returns the constants that have a unit, or one that is not determined. */
  public List<ConstantUnit> withUnit() {
    return constants.stream()
        .filter(each -> !each.unit().equals(Optional.of(Dimension.NONE)))
        .toList();
  }

  /** Returns the constants that have a unit, or one that is not determined, but no name. */
  public List<ConstantUnit> unexplained() {
    return constants.stream().filter(each -> !each.isExplained()).toList();
  }

  /** Returns true if no units contradict each other and each constant with a unit has a name. */
  public boolean isExplained() {
    return faults.isEmpty() && unexplained().isEmpty();
  }

  /**
   * Returns lines to read below the formula: {@code where 1.11265e-17 = 1/c^2, c the speed of
   * light} for each constant that has a unit, and the faults.
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    withUnit().stream().map(each -> "where " + each.text()).distinct().forEach(notes::add);
    if (!faults.isEmpty()) {
      notes.add(faultSentence());
    }
    return notes;
  }

  private String faultSentence() {
    return "The units do not fit: " + String.join("; ", faults) + ".";
  }

  /** Returns whether the units fit, and which constants carry which, in a sentence or two. */
  public String sentence() {
    List<String> sentences = new ArrayList<>();
    if (!faults.isEmpty()) {
      sentences.add(faultSentence());
    }
    List<ConstantUnit> unexplained = unexplained();
    if (!unexplained.isEmpty()) {
      sentences.add(
          (faults.isEmpty() ? "The units fit if " : "Besides, ")
              + unexplained.stream().map(ConstantUnit::text).collect(Collectors.joining(" and "))
              + ".");
    } else if (faults.isEmpty()) {
      sentences.add(
          withUnit().isEmpty()
              ? "The units fit, and no constant has a unit."
              : "The units fit, and each constant with a unit is one of physics.");
    }
    return String.join(" ", sentences);
  }
}
