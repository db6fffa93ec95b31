// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.Edge;
import java.awt.Color;

/** What an edge is made of, which gives it its colour. */
public enum EdgeKind {
  /** A spline with its base function: black. */
  NUMERIC(Color.BLACK),
  /** A symbolic function: red. */
  SYMBOLIC(Color.RED),
  /** Both, added up: purple. */
  BOTH(new Color(0x800080));

  private final Color color;

  EdgeKind(Color color) {
    this.color = color;
  }

  /** The kind of an edge that is present. */
  static EdgeKind of(Edge edge) {
    if (edge.symbolic().isEmpty()) {
      return NUMERIC;
    }
    return edge.active() ? BOTH : SYMBOLIC;
  }

  /** The colour in pictures. */
  public Color color() {
    return color;
  }
}
