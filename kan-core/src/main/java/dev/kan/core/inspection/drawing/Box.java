// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * A rectangle in a picture, in pixels.
 *
 * @param x its left side
 * @param y its top
 * @param width 0 or more
 * @param height 0 or more
 */
public record Box(double x, double y, double width, double height) {
  /** Returns the x of the right side. */
  public double right() {
    return x + width;
  }

  /** Returns the y of the bottom. */
  public double bottom() {
    return y + height;
  }

  Point middleOfTop() {
    return new Point(x + width / 2, y);
  }

  Point middleOfBottom() {
    return new Point(x + width / 2, bottom());
  }

  /** Returns true if the other one lies inside, sides included. */
  boolean contains(Box other) {
    return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
  }
}
