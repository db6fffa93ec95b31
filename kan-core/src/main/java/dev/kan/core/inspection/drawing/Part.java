// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.Graphics2D;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A part of a picture: a group of its own in an SVG.
 *
 * @param id the group's id
 * @param group the group's class, which parts of one kind share
 * @param tooltip what a browser shows when the pointer rests on the part
 * @param textLength how long the part's text is in pixels, if it is one
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
