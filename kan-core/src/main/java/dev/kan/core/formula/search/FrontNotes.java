// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import dev.kan.core.formula.search.evidence.SplineComparison;
import java.util.List;
import java.util.Locale;

/** The evidence about the chosen formula of a front, in sentences. */
final class FrontNotes {
  private static final int DIGITS = 4;
  private static final double PERCENT = 100;

  private FrontNotes() {}

  static List<String> of(FormulaFront front) {
    ImmutableList.Builder<String> notes = ImmutableList.builder();
    // of a constant there is nothing to say
    if (!front.chosen().expression().variables().isEmpty()) {
      notes.addAll(chosen(front));
    }
    front.evidence().splines().ifPresent(each -> notes.add(splines(each)));
    return notes.build();
  }

  private static List<String> chosen(FormulaFront front) {
    FrontEvidence evidence = front.evidence();
    ImmutableList.Builder<String> notes = ImmutableList.builder();
    evidence
        .simpler()
        .ifPresent(i -> notes.add(level("the simpler form ", front.formulas().get(i))));
    evidence.longer().ifPresent(i -> notes.add(level("the longer form ", front.formulas().get(i))));
    notes.addAll(ranges(front));
    if (!evidence.formulas().isEmpty()) {
      notes.addAll(own(evidence.formulas().get(front.formulas().indexOf(front.chosen()))));
    }
    return notes.build();
  }

  private static String level(String kind, FoundFormula other) {
    boolean isConstant = other.expression().variables().isEmpty();
    return "The samples cannot tell it from %s: on rows that neither was fitted to, their errors "
            .formatted(
                isConstant
                    ? "a constant"
                    : kind + Notation.TEXT.of(other.expression().round(DIGITS)))
        + "differ by no more than chance may.";
  }

  /** Returns the ranges of the columns of the chosen formula. */
  private static List<String> ranges(FormulaFront front) {
    String ranges =
        front.evidence().ranges().stream()
            .filter(each -> front.chosen().expression().variables().contains(each.name()))
            .map(
                each ->
                    "%s from %s to %s"
                        .formatted(each.name(), rounded(each.lower()), rounded(each.upper())))
            .collect(joining(", "));
    return ranges.isEmpty() ? List.of() : List.of("The samples range over " + ranges + ".");
  }

  private static String rounded(double value) {
    return Notation.TEXT.of(Expression.constant(value).round(DIGITS));
  }

  private static List<String> own(FormulaEvidence chosen) {
    ImmutableList.Builder<String> notes = ImmutableList.builder();
    chosen
        .undefined()
        .ifPresent(where -> notes.add("Within these ranges it is not defined " + where + "."));
    chosen
        .stability()
        .ifPresent(
            share ->
                notes.add(
                    String.format(
                        Locale.ROOT,
                        "It is chosen again on %.0f %% of the resamples of the rows.",
                        PERCENT * share)));
    return notes.build();
  }

  private static String splines(SplineComparison splines) {
    return String.format(
        Locale.ROOT,
        "%s: on rows not fitted they leave %.3g of the variance, the most accurate formula %.3g.",
        splines.splinesAreBetter()
            ? "No formula is better than the splines"
            : "Splines are not clearly better",
        splines.splineError(),
        splines.formulaError());
  }
}
