// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * A text in a picture.
 *
 * @param id the id of its group in the SVG: {@code title}, {@code input-0}, {@code output-0}
 * @param text the text as it is written, perhaps shortened
 * @param full the whole text
 * @param fontSize in pixels
 * @param bold true if the font is bold
 * @param upright true if it runs from left to right, false if from bottom to top
 * @param box the room that it takes
 */
record Label(
    String id, String text, String full, double fontSize, boolean bold, boolean upright, Box box) {
  Lettering lettering() {
    return bold ? Lettering.bold(fontSize) : Lettering.plain(fontSize);
  }
}
