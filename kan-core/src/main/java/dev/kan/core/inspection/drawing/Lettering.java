// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;

/**
 * Text in one font and size, measured without a canvas.
 *
 * @param font the font
 */
record Lettering(Font font) {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final String ELLIPSIS = "\u2026";

  static Lettering plain(double size) {
    return new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
  }

  static Lettering bold(double size) {
    return new Lettering(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
  }

  /**
   * Fails early where nothing can be written.
   *
   * @throws IllegalStateException if Java finds no font
   */
  static void requireFonts() {
    try {
      plain(12).width("x");
    } catch (InternalError | LinkageError e) {
      throw new IllegalStateException(
          "Java finds no font to draw with; install fontconfig and any font", e);
    }
  }

  double width(String text) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** Returns the distance from the top of the tallest letter to the bottom of the lowest. */
  double height() {
    return ascent() + metrics().getDescent();
  }

  double ascent() {
    return metrics().getAscent();
  }

  private LineMetrics metrics() {
    return font.getLineMetrics("Ag", CONTEXT);
  }

  /** Returns the text, or as much of its beginning as fits, with an ellipsis. */
  String shortened(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + ELLIPSIS) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
