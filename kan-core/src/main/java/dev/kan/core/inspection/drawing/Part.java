// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.Graphics2D;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A part of a picture, which is a group of its own in an SVG.
 *
 * @param id the group's id
 * @param group the group's class, which parts of one kind share
 * @param tooltip the text that a browser shows when the pointer rests on the part
 * @param textLength the length of the part's text in pixels; empty if it is no text
 * @param opacity from 0 to 1
 * @param painter paints the part
 */
record Part(
    String id,
    String group,
    Optional<String> tooltip,
    OptionalDouble textLength,
    double opacity,
    Consumer<Graphics2D> painter) {

  static Part opaque(String id, String group, Consumer<Graphics2D> painter) {
    return new Part(id, group, Optional.empty(), OptionalDouble.empty(), 1, painter);
  }
}
