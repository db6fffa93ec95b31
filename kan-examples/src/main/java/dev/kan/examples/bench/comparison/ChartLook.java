// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** The look of the charts of this package. */
final class ChartLook {
  /** Colours that differ in lightness too, for those who do not tell the hues apart. */
  static final List<Color> COLORS =
      List.of(
          new Color(0x9DB7CF),
          new Color(0x0B5FA5),
          new Color(0xC2410C),
          new Color(0x3F7D20),
          new Color(0x7B2D8E),
          new Color(0xE0A030));

  private static final MathContext DIGITS = new MathContext(3);
  private static final Color GRID = new Color(0xE4E6E9);

  private ChartLook() {}

  static void apply(AxesChartStyler styler) {
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setChartPadding(12)
        .setChartTitleBoxVisible(false)
        .setChartTitleFont(font(Font.BOLD, 15))
        .setLegendFont(font(Font.PLAIN, 13))
        .setLegendBorderColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLocale(Locale.ROOT);
    styler
        .setAxisTitleFont(font(Font.PLAIN, 13))
        .setAxisTickLabelsFont(font(Font.PLAIN, 12))
        .setPlotGridLinesColor(GRID);
  }

  /** Returns a number with at most three digits, without trailing zeros. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /**
   * Writes panels below each other as PNG.
   *
   * @throws IOException if {@code out} cannot be written to, or the machine has no font
   */
  static <C extends Chart<?, ?>> void writePng(List<C> panels, OutputStream out)
      throws IOException {
    try {
      BitmapEncoder.saveBitmap(panels, panels.size(), 1, out, BitmapFormat.PNG);
    } catch (InternalError | LinkageError e) {
      throw new IOException("Java finds no font to draw with; install fontconfig and any font", e);
    }
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
