// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import com.google.common.math.Quantiles;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the times of repeated work. The first repetitions are warm-ups, which do not count: at
 * least 20, and as many as fit into a second, since the JVM compiles what it sees often. Those that
 * count take at least half a second, so that a short pause of the machine does not decide.
 */
final class Stopwatch implements TrainingListener {
  private static final int LEAST_WARM_UPS = 20;
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final double NANOS_PER_MILLI = 1e6;

  private final int repetitions;
  private final List<Double> millis = new ArrayList<>();
  private final long begin = System.nanoTime();
  private long last = begin;
  private int warmUps;

  /** Starts a watch that is done after at least so many repetitions, warm-ups left out. */
  Stopwatch(int repetitions) {
    this.repetitions = repetitions;
  }

  /** Ends one repetition and starts the next. */
  void lap() {
    long now = System.nanoTime();
    if (warmUps < LEAST_WARM_UPS || now - begin < WARM_UP_NANOS) {
      warmUps++;
    } else {
      millis.add((now - last) / NANOS_PER_MILLI);
    }
    last = System.nanoTime();
  }

  @Override
  public void onStep(TrainingStep step) {
    lap();
  }

  boolean isDone() {
    return millis.size() >= repetitions && last - begin >= WARM_UP_NANOS + LEAST_NANOS;
  }

  /** Returns the median time of a repetition in milliseconds. */
  double medianMillis() {
    return Quantiles.median().compute(millis);
  }

  /** Runs work repeatedly and returns its median time in milliseconds. */
  static double medianMillis(Runnable work, int repetitions) {
    Stopwatch stopwatch = new Stopwatch(repetitions);
    while (!stopwatch.isDone()) {
      work.run();
      stopwatch.lap();
    }
    return stopwatch.medianMillis();
  }
}
