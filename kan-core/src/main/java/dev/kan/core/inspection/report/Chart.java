// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chart in the page's own colours: an SVG whose parts have classes that the style sheet knows. It
 * is drawn part by part, the last one on top.
 */
final class Chart {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 240;
  private static final int LEFT = 52;
  private static final int TOP = 24;
  private static final int BOTTOM = HEIGHT - 38;
  private static final int LINE = 13;
  private static final int LONGEST = 44;

  /** The room for the density under the axis. */
  private static final int UNDER = 26;

  /** The room for missing cells beside the axis. */
  private static final int BESIDE = 48;

  private final Axis x;
  private final Axis y;
  private final int right;
  private final int bottom;
  private final StringBuilder parts = new StringBuilder();

  private Chart(Axis x, Axis y, int right, int bottom) {
    this.x = x;
    this.y = y;
    this.right = right;
    this.bottom = bottom;
    frame();
  }

  /** Returns an empty chart. */
  static Chart of(Axis x, Axis y) {
    return new Chart(x, y, WIDTH - 12, BOTTOM);
  }

  /** Returns an empty chart with room for a density under it. */
  static Chart overDensity(Axis x, Axis y) {
    return new Chart(x, y, WIDTH - 12, BOTTOM - UNDER);
  }

  /** Returns an empty chart with room for a density under it, and for a value beside it. */
  static Chart overDensityBeside(Axis x, Axis y, String label) {
    Chart chart = new Chart(x, y, WIDTH - BESIDE, BOTTOM - UNDER);
    chart.parts.append(text(WIDTH - 2, HEIGHT - 8, "end", label));
    return chart;
  }

  private void frame() {
    int foot = BOTTOM + LINE;
    for (double tick : y.ticks()) {
      String down = coordinate(down(tick));
      parts.append(path("grid", "M" + LEFT + " " + down + "H" + right));
      parts.append(text(LEFT - 5, down(tick) + 4, "end", Figures.tick(tick)));
    }
    for (double tick : x.ticks()) {
      String across = coordinate(right(tick));
      parts.append(path("grid", "M" + across + " " + TOP + "V" + bottom));
      parts.append(text(right(tick), foot, "middle", Figures.tick(tick)));
    }
    parts.append(path("axis", "M" + LEFT + " " + TOP + "V" + bottom + "H" + right));
    parts.append(text((LEFT + right) / 2.0, HEIGHT - 8, "middle", shortened(x.label())));
    parts.append(text(2, LINE, "start", shortened(y.label())));
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
  }

  /** Adds a curve, with gaps where it has no value. */
  Chart line(String kind, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < xs.length; i++) {
      boolean fits = Axis.fits(xs[i]) && Axis.fits(ys[i]);
      if (fits) {
        path.append(drawing ? 'L' : 'M').append(point(xs[i], ys[i]));
      }
      drawing = fits;
    }
    parts.append(path("line " + kind, path.toString()));
    return this;
  }

  /** Adds the area between two curves, where both have values. */
  Chart band(double[] xs, double[] low, double[] high) {
    int[] drawn =
        IntStream.range(0, xs.length)
            .filter(i -> Axis.fits(low[i]) && Axis.fits(high[i]))
            .toArray();
    if (drawn.length > 1) {
      String there =
          IntStream.of(drawn).mapToObj(i -> point(xs[i], high[i])).collect(Collectors.joining("L"));
      String back =
          IntStream.range(0, drawn.length)
              .map(i -> drawn[drawn.length - 1 - i])
              .mapToObj(i -> point(xs[i], low[i]))
              .collect(Collectors.joining("L"));
      parts.append(path("band", "M" + there + "L" + back + "Z"));
    }
    return this;
  }

  /** Adds a dot for each pair that can be drawn. */
  Chart dots(String kind, double[] xs, double[] ys) {
    String path =
        IntStream.range(0, xs.length)
            .filter(i -> Axis.fits(xs[i]) && Axis.fits(ys[i]))
            .mapToObj(i -> "M" + point(xs[i], ys[i]) + "h0")
            .collect(Collectors.joining());
    parts.append(path("dots " + kind, path));
    return this;
  }

  /** Adds bars from 0, side by side over the whole axis. */
  Chart bars(double... heights) {
    StringBuilder path = new StringBuilder("M" + LEFT + " " + coordinate(down(0)));
    for (int i = 0; i < heights.length; i++) {
      path.append('V').append(coordinate(down(heights[i])));
      path.append('H').append(coordinate(LEFT + (right - LEFT) * (i + 1.0) / heights.length));
    }
    parts.append(path("bars", path.append('V').append(coordinate(down(0))).append('Z').toString()));
    return this;
  }

  /** Adds shares of rows under the axis, evenly spaced over all of it. */
  Chart density(double... shares) {
    double most = Arrays.stream(shares).max().orElse(0);
    if (most > 0) {
      int ground = BOTTOM - 2;
      StringBuilder path = new StringBuilder("M" + LEFT + " " + ground);
      for (int i = 0; i < shares.length; i++) {
        path.append('V').append(coordinate(ground - (UNDER - 5) * shares[i] / most));
        path.append('H').append(coordinate(LEFT + (right - LEFT) * (i + 1.0) / shares.length));
      }
      parts.append(path("density", path.append('V').append(ground).append('Z').toString()));
    }
    return this;
  }

  /** Adds a dot beside the chart. */
  Chart beside(String kind, double value) {
    if (Axis.fits(value)) {
      String at = coordinate((right + WIDTH) / 2.0) + " " + coordinate(down(value));
      parts.append(path("dots beside " + kind, "M" + at + "h0"));
    }
    return this;
  }

  /**
   * Returns the SVG.
   *
   * @param title what the chart shows
   * @param description what it says, for people who cannot see it
   */
  String svg(String title, String description) {
    return svg(WIDTH, HEIGHT, title, description, parts.toString());
  }

  static String svg(int width, int height, String title, String description, String parts) {
    return String.format(
        Locale.ROOT,
        """
        <svg class="chart" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        <desc>%s</desc>
        %s</svg>
        """,
        width,
        height,
        Html.text(title),
        Html.text(description),
        parts);
  }

  static String text(double right, double down, String anchor, String plain) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
        .formatted(coordinate(right), coordinate(down), anchor, Html.text(plain));
  }

  static String path(String kind, String path) {
    return path.isEmpty() ? "" : "<path class=\"%s\" d=\"%s\"/>\n".formatted(kind, path);
  }

  private String point(double px, double py) {
    return coordinate(right(px)) + " " + coordinate(down(py));
  }

  private double right(double px) {
    return LEFT + (right - LEFT) * within(x.place(px));
  }

  private double down(double py) {
    return bottom - (bottom - TOP) * within(y.place(py));
  }

  /** Returns a place that pictures can hold, however far off it is. */
  private static double within(double place) {
    return Math.max(-1, Math.min(2, place));
  }

  static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
