// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import dev.kan.core.formula.symbolic.Suggestion;
import dev.kan.core.spline.Interval;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A small picture of an edge's curve in the page's own colours. */
final class EdgeFigure {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 150;
  private static final int BOTTOM = 130;
  private static final int TOP = 18;
  private static final int POINTS = 101;
  private static final int STEPS = 30;
  private static final double DENSITY_HEIGHT = 34;

  private final Interval range;
  private final Interval heights;

  private EdgeFigure(Interval range, Interval heights) {
    this.range = range;
    this.heights = heights;
  }

  static String of(EdgeFinding finding) {
    double[] samples = finding.samples().toArray();
    Interval range = Interval.covering(samples);
    double[] values =
        Arrays.stream(places(range)).map(finding.edge()).filter(Double::isFinite).toArray();
    EdgeFigure figure =
        new EdgeFigure(range, Interval.covering(values.length > 0 ? values : new double[1]));
    Optional<String> fit = finding.best().map(Suggestion::curve).map(figure::curve);
    return String.format(
        Locale.ROOT,
        """
        <svg class="curve" viewBox="0 0 %d %d" role="img" aria-label="%s">
        <path class="density" d="%s"/>
        <path class="knots" d="%s"/>
        %s<path class="edge %s" d="%s"/>
        %s</svg>
        """,
        WIDTH,
        HEIGHT,
        Html.text("Curve of " + finding.name()),
        figure.density(samples),
        finding.edge().active() ? figure.knots(finding) : "",
        fit.map("<path class=\"fit\" d=\"%s\"/>\n"::formatted).orElse(""),
        finding.drawn().kind().name().toLowerCase(Locale.ROOT),
        figure.curve(finding.edge()),
        figure.labels());
  }

  private static double[] places(Interval range) {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> range.lower() + range.length() * i / (POINTS - 1));
    return x;
  }

  private double right(double x) {
    return WIDTH * (x - range.lower()) / range.length();
  }

  private double down(double y) {
    double up = (y - heights.lower()) / heights.length();
    // a fit may be far off, and pictures do not like large numbers
    return BOTTOM - (BOTTOM - TOP) * Math.max(-1, Math.min(2, up));
  }

  /** Returns the path of a curve, with gaps where it has no value. */
  private String curve(DoubleUnaryOperator curve) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (double x : places(range)) {
      double y = curve.applyAsDouble(x);
      if (Double.isFinite(y)) {
        path.append(drawing ? 'L' : 'M').append(point(right(x), down(y)));
      }
      drawing = Double.isFinite(y);
    }
    return path.toString();
  }

  private String density(double... samples) {
    double[] counts = new double[STEPS];
    for (double x : samples) {
      counts[(int) Math.min(STEPS - 1, (x - range.lower()) / range.length() * STEPS)]++;
    }
    double most = Arrays.stream(counts).max().orElseThrow();
    StringBuilder path = new StringBuilder("M").append(point(0, BOTTOM));
    for (int step = 0; step < STEPS; step++) {
      String height = coordinate(BOTTOM - DENSITY_HEIGHT * counts[step] / most);
      path.append('V').append(height);
      path.append('H').append(coordinate((double) WIDTH * (step + 1) / STEPS));
    }
    return path.append('V').append(BOTTOM).append('Z').toString();
  }

  private String knots(EdgeFinding finding) {
    StringBuilder path = new StringBuilder();
    for (double knot : finding.edge().spline().basis().knots().toArray()) {
      if (range.contains(knot)) {
        path.append('M').append(point(right(knot), BOTTOM)).append("v6");
      }
    }
    return path.toString();
  }

  private String labels() {
    String values = Html.number(heights.lower()) + " to " + Html.number(heights.upper());
    return label(0, 12, "start", "values " + values)
        + label(0, HEIGHT - 2, "start", Html.number(range.lower()))
        + label(WIDTH, HEIGHT - 2, "end", Html.number(range.upper()));
  }

  private static String label(int x, int y, String anchor, String text) {
    return String.format(
        Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
  }

  private static String point(double x, double y) {
    return coordinate(x) + " " + coordinate(y);
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
