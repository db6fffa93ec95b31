// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * A text in a picture.
 *
 * @param id what identifies its group in the SVG: {@code title}, {@code input-0}, {@code output-0}
 * @param text what is written, perhaps shortened
 * @param full what it stands for
 * @param fontSize in pixels
 * @param bold whether the font is bold
 * @param upright whether it runs from left to right; if not, from bottom to top
 * @param box the place that it takes
 */
public record Label(
    String id, String text, String full, double fontSize, boolean bold, boolean upright, Box box) {
  Lettering lettering() {
    return bold ? Lettering.bold(fontSize) : Lettering.plain(fontSize);
  }
}
