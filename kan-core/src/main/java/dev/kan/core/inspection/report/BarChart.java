// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A chart of names with one or more bars each, from 0 to the left or right. */
final class BarChart {
  private static final int WIDTH = 360;
  private static final int LEFT = 150;
  private static final int RIGHT = WIDTH - 10;
  private static final int TOP = 22;
  private static final int FOOT = 36;
  private static final int LEAST_HEIGHT = 20;
  private static final int BAR = 6;
  private static final int GAP = 4;
  private static final int LONGEST = 14;
  private static final int MOST_ROWS = 24;

  private record Row(String name, double share, ImmutableDoubleArray values) {}

  private final String unit;
  private final List<Row> rows = new ArrayList<>();

  /** Creates a chart of numbers in a unit. */
  BarChart(String unit) {
    this.unit = unit;
  }

  /**
   * Adds a name.
   *
   * @param share how many of all rows it stands for
   * @param values the length of each bar
   */
  void add(String name, double share, double... values) {
    rows.add(new Row(name, share, ImmutableDoubleArray.copyOf(values)));
  }

  /** Returns the SVG, with the most frequent names if they are many. */
  String svg(String title) {
    List<Row> drawn = drawn();
    Axis axis =
        Axis.covering(
            unit,
            DoubleStream.concat(
                    DoubleStream.of(0), drawn.stream().flatMapToDouble(row -> row.values.stream()))
                .toArray());
    int height = Math.max(LEAST_HEIGHT, 2 * GAP + BAR * drawn.get(0).values.length());
    int bottom = TOP + height * drawn.size();
    StringBuilder parts = new StringBuilder();
    for (double tick : axis.ticks()) {
      String at = Chart.coordinate(right(axis, tick));
      parts.append(Chart.path("grid", "M" + at + " " + TOP + "V" + bottom));
      parts.append(Chart.text(right(axis, tick), bottom + 13, "middle", Figures.tick(tick)));
    }
    for (int r = 0; r < drawn.size(); r++) {
      parts.append(row(axis, drawn.get(r), TOP + height * r, height));
    }
    String zero = Chart.coordinate(right(axis, 0));
    parts.append(Chart.path("axis", "M" + zero + " " + TOP + "V" + bottom));
    parts.append(Chart.text(2, 13, "start", unit));
    int hidden = rows.size() - drawn.size();
    if (hidden > 0) {
      parts.append(
          Chart.text(2, bottom + FOOT - 6, "start", hidden + " rarer categories are left out"));
    }
    return Chart.svg(WIDTH, bottom + FOOT, title, description(drawn), parts.toString());
  }

  private List<Row> drawn() {
    return rows.size() <= MOST_ROWS
        ? rows
        : rows.stream()
            .sorted(Comparator.comparingDouble(Row::share).reversed())
            .limit(MOST_ROWS)
            .collect(ImmutableList.toImmutableList());
  }

  private static String row(Axis axis, Row row, int top, int height) {
    double thickness = (height - 2.0 * GAP) / row.values.length();
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < row.values.length(); i++) {
      double down = top + GAP + thickness * i;
      double value = row.values.get(i);
      if (Axis.fits(value)) {
        parts.append(
            Chart.path(
                "bars " + Legend.kind(i),
                "M%s %sH%sv%sH%sZ"
                    .formatted(
                        Chart.coordinate(right(axis, 0)),
                        Chart.coordinate(down),
                        Chart.coordinate(right(axis, value)),
                        Chart.coordinate(thickness),
                        Chart.coordinate(right(axis, 0)))));
      }
    }
    double middle = top + height / 2.0 + 4;
    return parts
        + Chart.text(2, middle, "start", shortened(row.name))
        + Chart.text(LEFT - 4, middle, "end", Figures.percent(row.share));
  }

  /** Returns the beginning and the end of a long name, since long names often begin alike. */
  private static String shortened(String name) {
    int letters = name.codePointCount(0, name.length());
    if (letters <= LONGEST) {
      return name;
    }
    int half = LONGEST / 2;
    return name.substring(0, name.offsetByCodePoints(0, half))
        + "\u2026"
        + name.substring(name.offsetByCodePoints(name.length(), 1 + half - LONGEST));
  }

  private static String description(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.name
                    + " "
                    + IntStream.range(0, row.values.length())
                        .mapToObj(i -> Figures.signed(row.values.get(i)))
                        .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  private static double right(Axis axis, double value) {
    return LEFT + (RIGHT - LEFT) * axis.place(value);
  }
}
