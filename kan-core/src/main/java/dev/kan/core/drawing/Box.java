// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.drawing;

/**
 * A rectangle in a picture, in pixels.
 *
 * @param x its left side
 * @param y its top
 * @param width 0 or more
 * @param height 0 or more
 */
public record Box(double x, double y, double width, double height) {
  static Box around(Point centre, double width, double height) {
    return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
  }

  /** The right side. */
  public double right() {
    return x + width;
  }

  /** The bottom. */
  public double bottom() {
    return y + height;
  }

  /** The middle of the top side. */
  public Point top() {
    return new Point(x + width / 2, y);
  }

  /** Whether the two have more in common than a side. */
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** Whether the other one lies inside, sides included. */
  public boolean contains(Box other) {
    return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
  }
}
