// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * The coarse grid of a search, in rows of neighbouring points. Functions change on a scale of about
 * 1 in their argument, so b varies in steps of a fraction of 1, and a by a constant factor.
 */
final class StartGrid {
  private static final double STEP = 0.4;
  private static final double LEAST_A = 0.1;
  private static final double RATIO = 1.3;
  private static final double WAVE_STEP = 0.2;
  private static final int PHASES = 8;
  private static final int ROOTS = 160;
  private static final double NEAREST_ROOT = 1e-5;
  private static final double FARTHEST_ROOT = 1e3;
  private static final double ROOT_RATIO = 1.6;

  private StartGrid() {}

  /** Returns the rows for a shape; empty if neither a nor b needs to be searched. */
  static List<List<ShapeStart>> rows(
      Shape shape, Symmetry symmetry, double largestA, double margin) {
    List<List<ShapeStart>> rows = new ArrayList<>();
    addRows(rows, shape, 1, largestA, margin);
    if (symmetry == Symmetry.NONE) {
      addRows(rows, shape, -1, largestA, margin);
    }
    return rows;
  }

  private static void addRows(
      List<List<ShapeStart>> rows, Shape shape, int sign, double largestA, double margin) {
    switch (shape) {
      case ROOT -> rows.add(roots(sign));
      case RATE -> rows.add(rates(sign, largestA));
      case WAVE -> addWaves(rows, largestA);
      case FREE -> addFree(rows, sign, largestA, margin);
      case CONSTANT, LINE -> {}
    }
  }

  /** Returns starts whose zero lies from far below the points to far above them. */
  private static List<ShapeStart> roots(int sign) {
    List<ShapeStart> row = new ArrayList<>();
    for (double gap = FARTHEST_ROOT; gap > NEAREST_ROOT; gap /= ROOT_RATIO) {
      row.add(new ShapeStart(sign, sign * (1 + gap)));
    }
    for (int i = 0; i <= ROOTS; i++) {
      row.add(new ShapeStart(sign, -sign * (2.0 * i / ROOTS - 1)));
    }
    for (double gap = NEAREST_ROOT; gap < FARTHEST_ROOT; gap *= ROOT_RATIO) {
      row.add(new ShapeStart(sign, -sign * (1 + gap)));
    }
    return row;
  }

  private static List<ShapeStart> rates(int sign, double largestA) {
    List<ShapeStart> row = new ArrayList<>();
    for (double a = LEAST_A; a <= largestA; a *= RATIO) {
      row.add(new ShapeStart(sign * a, 0));
    }
    return row;
  }

  private static void addWaves(List<List<ShapeStart>> rows, double largestA) {
    for (double a = LEAST_A; a <= largestA; a += WAVE_STEP) {
      List<ShapeStart> row = new ArrayList<>();
      for (int phase = 0; phase < PHASES; phase++) {
        row.add(new ShapeStart(a, Math.PI * phase / PHASES));
      }
      rows.add(row);
    }
  }

  private static void addFree(
      List<List<ShapeStart>> rows, int sign, double largestA, double margin) {
    for (double a = LEAST_A; a <= largestA; a *= RATIO) {
      double step = Math.min(STEP, a / 2);
      int steps = (int) Math.ceil((a + margin) / step);
      List<ShapeStart> row = new ArrayList<>();
      for (int i = -steps; i <= steps; i++) {
        row.add(new ShapeStart(sign * a, i * step));
      }
      rows.add(row);
    }
  }
}
