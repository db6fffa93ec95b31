// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.formula.search.evidence.FrontEvidence;
import dev.kan.core.formula.search.evidence.SplineComparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrontNotesTest {
  private static final List<FoundFormula> FORMULAS =
      Stream.of("3", "x", "x^2", "x^2 + 1/x")
          .map(each -> new FoundFormula(Expression.parse(each), 1, 0, 0, List.of(), List.of(), ""))
          .toList();

  private static List<String> notes(FrontEvidence evidence) {
    return new FormulaFront(FORMULAS, FORMULAS.get(2), "", evidence).notes();
  }

  private static FrontEvidence evidence(
      OptionalInt simpler, OptionalInt longer, Optional<SplineComparison> splines) {
    FormulaEvidence each = new FormulaEvidence(Optional.of("for x > 3"), OptionalDouble.of(0.85));
    return new FrontEvidence(List.of(), List.of(each, each, each, each), simpler, longer, splines);
  }

  @Test
  void sayWhatSamplesTell() {
    SplineComparison better = new SplineComparison(0.01, 0.1, 5);

    assertThat(notes(evidence(OptionalInt.of(1), OptionalInt.of(3), Optional.of(better))))
        .satisfiesExactly(
            note ->
                assertThat(note).startsWith("The samples cannot tell it from the simpler form x:"),
            note ->
                assertThat(note).startsWith("The samples cannot tell it from the longer form x^2"),
            note -> assertThat(note).contains("not defined for x > 3."),
            note -> assertThat(note).contains("again on 85 % of the resamples"),
            note -> assertThat(note).startsWith("No formula is better than the splines: "));
  }

  @Test
  void nameAConstantAsSuch() {
    SplineComparison worse = new SplineComparison(0.09, 0.1, 5);

    assertThat(notes(evidence(OptionalInt.of(0), OptionalInt.empty(), Optional.of(worse))))
        .anySatisfy(
            note -> assertThat(note).startsWith("The samples cannot tell it from a constant:"))
        .anySatisfy(note -> assertThat(note).startsWith("Splines are not clearly better: "));
  }

  @Test
  void sayOfAConstantOnlyHowSplinesCompare() {
    SplineComparison better = new SplineComparison(0.01, 0.1, 5);
    FrontEvidence evidence = evidence(OptionalInt.empty(), OptionalInt.of(3), Optional.of(better));

    assertThat(new FormulaFront(FORMULAS, FORMULAS.get(0), "", evidence).notes())
        .singleElement()
        .asString()
        .startsWith("No formula is better than the splines: ");
  }

  @Test
  void areAbsentWithoutEvidence() {
    assertThat(notes(FrontEvidence.none())).isEmpty();
  }

  @Test
  void rejectEvidenceAboutOtherFormulas() {
    FrontEvidence one =
        new FrontEvidence(
            List.of(),
            List.of(new FormulaEvidence(Optional.empty(), OptionalDouble.empty())),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> notes(one))
        .withMessageContaining("expected evidence about 4 formulas; got 1");
  }
}
