// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.Color;

/** The colours of edges. */
final class EdgeColor {
  private static final Color PURPLE = new Color(0x800080);

  private EdgeColor() {}

  static Color of(EdgeKind kind) {
    return switch (kind) {
      case NUMERIC -> Color.BLACK;
      case SYMBOLIC -> Color.RED;
      case BOTH -> PURPLE;
    };
  }
}
