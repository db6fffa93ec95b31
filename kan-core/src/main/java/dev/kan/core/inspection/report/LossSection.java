// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.LossDrawing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The section on the losses of the training. */
final class LossSection {
  private LossSection() {}

  /** Returns the section; empty if no loss can be drawn. */
  static Optional<Section> of(List<LossCurve> curves) {
    boolean drawable =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .anyMatch(point -> Double.isFinite(point.loss()));
    return drawable ? Optional.of(section(curves)) : Optional.empty();
  }

  private static Section section(List<LossCurve> curves) {
    String picture =
        """
        <div class="scroll"><div class="paper" role="img" aria-label="Losses by step; the table below has numbers">
        %s</div></div>
        """
            .formatted(LossDrawing.of(curves).svg());
    String table =
        Html.table(
            "Losses in numbers",
            ImmutableList.of("loss", "at first", "smallest", "at last"),
            curves.stream().map(LossSection::row).toList());
    return new Section("losses", "Losses", picture + table);
  }

  private static List<String> row(LossCurve curve) {
    List<LossCurve.Point> points = curve.points();
    Optional<LossCurve.Point> smallest =
        points.stream()
            .filter(point -> Double.isFinite(point.loss()))
            .min(Comparator.comparingDouble(LossCurve.Point::loss));
    return ImmutableList.of(
        Html.text(curve.name()),
        point(points.get(0)),
        smallest.map(LossSection::point).orElse("none is finite"),
        point(Iterables.getLast(points)));
  }

  private static String point(LossCurve.Point point) {
    String step =
        point.step() == Math.rint(point.step())
            ? Long.toString((long) point.step())
            : Html.number(point.step());
    return Html.number(point.loss()) + " (step " + step + ")";
  }
}
