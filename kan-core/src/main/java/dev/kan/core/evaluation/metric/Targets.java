// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import java.util.Locale;

/** The conditions on targets. */
enum Targets {
  /** The targets are finite numbers. */
  ANY {
    @Override
    void requireRow(int row, double[] targets) {}
  },
  /** The targets have one column for each class. */
  CLASSES {
    @Override
    void requireRow(int row, double[] targets) {
      checkArgument(
          targets.length >= 2,
          "classes need one column of targets each, at least 2; got %s",
          targets.length);
    }
  },
  /** The targets have one column for each class, and every row is a probability distribution. */
  DISTRIBUTION {
    @Override
    void requireRow(int row, double[] targets) {
      CLASSES.requireRow(row, targets);
      UNIT_INTERVAL.requireRow(row, targets);
      double sum = 0;
      for (double target : targets) {
        sum += target;
      }
      if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the targets of a sample must add up to 1; those of row %d add up to %s",
                row,
                sum));
      }
    }
  },
  /** The targets are one number from 0 to 1, or a probability distribution over classes. */
  PROBABILITIES {
    @Override
    void requireRow(int row, double[] targets) {
      (targets.length == 1 ? UNIT_INTERVAL : DISTRIBUTION).requireRow(row, targets);
    }
  },
  /** The targets are numbers from 0 to 1. */
  UNIT_INTERVAL {
    @Override
    void requireRow(int row, double[] targets) {
      for (int c = 0; c < targets.length; c++) {
        if (!(targets[c] >= 0 && targets[c] <= 1)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "targets must lie in [0, 1]; row %d, column %d is %s",
                  row,
                  c,
                  targets[c]));
        }
      }
    }
  };

  // probabilities that were written in single precision sum to 1 within this
  private static final double SUM_TOLERANCE = 1e-5;

  abstract void requireRow(int row, double[] targets);

  /** Checks that outputs and targets have the same shape. */
  static void requireShape(Batch outputs, Batch targets) {
    outputs.requireColumns(targets.columns(), "the outputs");
    checkArgument(
        outputs.rows() == targets.rows(),
        "expected one row of outputs for each of the %s samples; got %s",
        targets.rows(),
        outputs.rows());
  }

  final void require(Batch targets) {
    targets.requireFinite("the targets");
    for (int r = 0; r < targets.rows(); r++) {
      requireRow(r, targets.row(r));
    }
  }
}
