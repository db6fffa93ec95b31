// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** The look of charts. */
final class ChartStyle {
  private static final Color GRID = new Color(0xE6E8EB);

  private ChartStyle() {}

  static void apply(XYStyler styler) {
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setChartPadding(12)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setLegendBorderColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setPlotContentSize(1)
        .setLocale(Locale.ROOT);
    styler
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setPlotGridLinesColor(GRID)
        // a dashed stroke would be many small shapes in an SVG
        .setPlotGridLinesStroke(new BasicStroke(1));
  }
}
