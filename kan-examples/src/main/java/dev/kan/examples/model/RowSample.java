// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows drawn evenly at random from rows that come some at a time; all of them, in their order, if
 * they are no more than are kept (Vitter, Random sampling with a reservoir, 1985, algorithm R). Two
 * samples that are given equally many rows at a time keep the same ones.
 */
final class RowSample {
  private static final int NUMBERS_KEPT = 2_000_000;

  private final SplittableRandom random = new SplittableRandom(0);
  private final int most;
  private final List<double[]> kept = new ArrayList<>();
  private long seen;

  RowSample(int columns) {
    most = Math.max(1, NUMBERS_KEPT / columns);
  }

  void add(Batch rows) {
    for (int r = 0; r < rows.rows(); r++) {
      seen++;
      if (kept.size() < most) {
        kept.add(rows.row(r));
      } else {
        long place = random.nextLong(seen);
        if (place < most) {
          kept.set((int) place, rows.row(r));
        }
      }
    }
  }

  Batch batch() {
    return Batch.ofRows(kept.toArray(double[][]::new));
  }
}
