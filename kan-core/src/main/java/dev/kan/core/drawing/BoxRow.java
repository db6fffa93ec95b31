// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.drawing;

/**
 * The boxes between two rows of nodes.
 *
 * @param count how many boxes
 * @param pitch the distance from one box's middle to the next one's, in pixels
 * @param size the side of a box, in pixels
 * @param raise how much higher every other box stands; 0 if all stand in one row
 */
record BoxRow(int count, double pitch, double size, double raise) {
  private static final double SHARE_OF_PITCH = 0.8;
  private static final double SMALL = 32;

  /**
   * Boxes that fit.
   *
   * @param count how many
   * @param width the width for all of them
   * @param largest the side of the largest box that is wanted
   */
  static BoxRow of(int count, double width, double largest) {
    double pitch = width / count;
    double single = Math.min(largest, SHARE_OF_PITCH * pitch);
    if (single >= SMALL || count == 1) {
      return new BoxRow(count, pitch, single, 0);
    }
    double size = Math.min(largest, 2 * SHARE_OF_PITCH * pitch);
    return new BoxRow(count, pitch, size, size * 1.3);
  }

  /** The height of the row or of both. */
  double height() {
    return size + raise;
  }

  /**
   * A box's middle, if the lowest bottom is at {@code bottom} and the row begins at {@code left}.
   */
  Point centre(int index, double left, double bottom) {
    double up = index % 2 == 0 ? 0 : raise;
    return new Point(left + (index + 0.5) * pitch, bottom - size / 2 - up);
  }
}
