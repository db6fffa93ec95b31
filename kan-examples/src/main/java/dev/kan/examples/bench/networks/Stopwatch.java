// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import com.google.common.math.Quantiles;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;

/** Measures the times of repeated work. The first repetitions are warm-ups and do not count. */
final class Stopwatch implements TrainingListener {
  private static final double NANOS_PER_MILLI = 1e6;

  private final int warmUps;
  private final List<Double> millis = new ArrayList<>();
  private int laps;
  private long last = System.nanoTime();

  Stopwatch(int warmUps) {
    this.warmUps = warmUps;
  }

  /** Ends one repetition and starts the next. */
  void lap() {
    long now = System.nanoTime();
    if (laps++ >= warmUps) {
      millis.add((now - last) / NANOS_PER_MILLI);
    }
    last = System.nanoTime();
  }

  @Override
  public void onStep(TrainingStep step) {
    lap();
  }

  /** Returns the median time of a repetition in milliseconds. */
  double medianMillis() {
    return Quantiles.median().compute(millis);
  }

  /** Runs work repeatedly and returns its median time in milliseconds. */
  static double medianMillis(Runnable work, int warmUps, int repetitions) {
    Stopwatch stopwatch = new Stopwatch(warmUps);
    for (int i = 0; i < warmUps + repetitions; i++) {
      work.run();
      stopwatch.lap();
    }
    return stopwatch.medianMillis();
  }
}
