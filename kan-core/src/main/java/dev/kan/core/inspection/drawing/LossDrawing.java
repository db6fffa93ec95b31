// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A picture of the losses of a training by step, on a logarithmic scale if all are positive. Of a
 * curve with more than 1000 points every n-th is drawn, and the last.
 */
public final class LossDrawing extends Drawing {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;

  private final List<LossCurve> curves;

  private LossDrawing(List<LossCurve> curves) {
    this.curves = curves;
  }

  /**
   * Draws curves, 760 by 380 pixels. In the SVG they are a group with the class and id {@code
   * loss-plot}.
   *
   * @param curves at least one, no two of one name
   * @throws IllegalArgumentException if there is none, two have one name, or no loss is finite
   * @throws IllegalStateException if a drawing library or a font is missing; the message names it
   */
  public static LossDrawing of(List<LossCurve> curves) {
    checkArgument(!curves.isEmpty(), "there must be at least one loss curve to draw; got none");
    checkArgument(
        curves.stream().map(LossCurve::name).distinct().count() == curves.size(),
        "loss curves need different names; got %s",
        curves.stream().map(LossCurve::name).toList());
    checkArgument(
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .anyMatch(point -> Double.isFinite(point.loss())),
        "no loss of the curves is finite");
    DrawingLibraries.require();
    return new LossDrawing(ImmutableList.copyOf(curves));
  }

  /** Returns the names of the curves, for example {@code LossDrawing[train, test]}. */
  @Override
  public String toString() {
    return "LossDrawing" + curves.stream().map(LossCurve::name).toList();
  }

  @Override
  Picture picture() {
    Part part =
        Part.opaque(
            "loss-plot",
            "loss-plot",
            graphics -> new LossChart(curves).paint(graphics, WIDTH, HEIGHT));
    return new Picture("loss-plot", WIDTH, HEIGHT, ImmutableList.of(part));
  }
}
