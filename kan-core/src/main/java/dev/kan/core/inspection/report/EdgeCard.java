// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.symbolic.Suggestion;
import dev.kan.core.inspection.drawing.EdgeKind;
import java.util.List;
import java.util.Locale;

/** The card of one edge: its curve, its score, and its function or suggestions for one. */
final class EdgeCard {
  private static final int DIGITS = 4;
  private static final double NEGLIGIBLE = 1e-9;

  private EdgeCard() {}

  static String of(EdgeFinding edge) {
    return String.format(
        Locale.ROOT,
        """
        <article class="card" id="%s" tabindex="-1">
        <h3>%s</h3>
        <p class="where">%s: %s, score <b>%s</b></p>
        %s%s%s</article>
        """,
        edge.cardId(),
        Html.text(edge.name()),
        edge.index(),
        kind(edge.drawn().kind()),
        Html.number(edge.drawn().score()),
        EdgeFigure.of(edge),
        edge.edge().symbolic().map(EdgeCard::symbolic).orElse(""),
        edge.suggestions().map(EdgeCard::suggestions).orElse(""));
  }

  private static String kind(EdgeKind kind) {
    return switch (kind) {
      case NUMERIC -> "spline";
      case SYMBOLIC -> "symbolic";
      case BOTH -> "spline and symbolic";
    };
  }

  private static String symbolic(SymbolicCurve curve) {
    return Html.paragraph(
        "Symbolic part: %s, <code>%s</code>"
            .formatted(Html.text(curve.function().name()), formula(curve)));
  }

  private static String suggestions(List<Suggestion> suggestions) {
    if (suggestions.isEmpty()) {
      return Html.paragraph("No function has an r2 of %s or more.".formatted(Findings.LEAST_R2));
    }
    return Html.table(
        "It could be",
        ImmutableList.of("function", "bits", "r2", "of the input x"),
        suggestions.stream()
            .<List<String>>map(
                each ->
                    ImmutableList.of(
                        Html.text(each.function().name()),
                        String.format(Locale.ROOT, "%.2f", each.cost()),
                        Html.r2(each.r2()),
                        "<code>" + formula(each.curve()) + "</code>"))
            .toList());
  }

  private static String formula(SymbolicCurve curve) {
    Expression rounded = tidy(curve).of(Expression.variable("x")).round(DIGITS).simplify();
    return Html.text(Notation.TEXT.of(rounded));
  }

  /** Returns the curve without the shifts of 1e-17 that a refit leaves. */
  private static SymbolicCurve tidy(SymbolicCurve curve) {
    Affine affine = curve.affine();
    return new SymbolicCurve(
        curve.function(),
        new Affine(
            affine.a(), shift(affine.b(), affine.a()), affine.c(), shift(affine.d(), affine.c())));
  }

  private static double shift(double value, double scale) {
    return Math.abs(value) < NEGLIGIBLE * Math.abs(scale) ? 0 : value;
  }
}
