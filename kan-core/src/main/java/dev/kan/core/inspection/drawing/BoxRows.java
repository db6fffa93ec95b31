// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The boxes between two rows of nodes, in equal columns. Many boxes stand in several rows, each
 * column's box one row higher than its neighbour's, so that they can be wider than their columns;
 * lines to and from higher and lower rows run through the gaps.
 *
 * @param count the number of boxes
 * @param rows the number of rows
 * @param left the left side of the first column, in pixels
 * @param pitch the width of a column, in pixels
 * @param size the side of a box, in pixels
 */
record BoxRows(int count, int rows, double left, double pitch, double size) {
  private static final double SHARE_OF_PITCH = 0.8;
  private static final double WANTED = 36;
  private static final int MOST_ROWS = 4;
  private static final double STEP = 1.4;

  /**
   * Returns boxes that fit, in as few rows as leave them large enough.
   *
   * @param count the number of boxes
   * @param left the left side of the room for them, in pixels
   * @param width the width of the room for them, in pixels
   * @param largest the greatest side of a box, in pixels
   */
  static BoxRows of(int count, double left, double width, double largest) {
    double wanted = Math.min(WANTED, largest);
    int rows = 1;
    while (rows < Math.min(MOST_ROWS, count) && size(count, rows, width) < wanted) {
      rows++;
    }
    double pitch = pitch(count, rows, width);
    return new BoxRows(
        count,
        rows,
        left + (width - count * pitch) / 2,
        pitch,
        Math.min(largest, size(count, rows, width)));
  }

  private static double size(int count, int rows, double width) {
    return SHARE_OF_PITCH * rows * pitch(count, rows, width);
  }

  /** The first and the last box may be wider than their columns. */
  private static double pitch(int count, int rows, double width) {
    return width / Math.max(count, count - 1 + SHARE_OF_PITCH * rows);
  }

  /** Returns the distance from the bottom of the lowest row to the top of the highest. */
  double height() {
    return size + (rows - 1) * STEP * size;
  }

  /** Returns a box, its row counted upwards from {@code bottom}. */
  Box box(int column, double bottom) {
    double rowBottom = rowBottom(column % rows, bottom);
    return new Box(left + (column + 0.5) * pitch - size / 2, rowBottom - size, size, size);
  }

  /** Returns the points where a column's line passes the rows below its box, lowest first. */
  List<Point> passingBelow(int column, double bottom) {
    ImmutableList.Builder<Point> points = ImmutableList.builder();
    for (int row = 0; row < column % rows; row++) {
      addPassing(points, column, row, bottom);
    }
    return points.build();
  }

  /** Returns the points where a column's line passes the rows above its box, lowest first. */
  List<Point> passingAbove(int column, double bottom) {
    ImmutableList.Builder<Point> points = ImmutableList.builder();
    for (int row = column % rows + 1; row < rows; row++) {
      addPassing(points, column, row, bottom);
    }
    return points.build();
  }

  /** The lines through a gap between two boxes share its width equally, in the columns' order. */
  private void addPassing(ImmutableList.Builder<Point> points, int column, int row, double bottom) {
    int fromBox = Math.floorMod(column - row, rows);
    double gap = rows * pitch - size;
    double middle = (column - fromBox + 0.5 * (rows + 1)) * pitch;
    double x = left + middle + (fromBox - 0.5 * rows) * gap / rows;
    points.add(new Point(x, rowBottom(row, bottom)));
    points.add(new Point(x, rowBottom(row, bottom) - size));
  }

  private double rowBottom(int row, double bottom) {
    return bottom - row * STEP * size;
  }
}
