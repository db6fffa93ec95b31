// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import com.google.common.math.Quantiles;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the times of repeated work, for a given time and at least a given number of repetitions.
 * The later half of them counts; the earlier half warms up.
 */
final class Laps implements TrainingListener {
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final long nanos;
  private final int least;
  private final CancellationToken token;
  private final List<Double> millis = new ArrayList<>();
  private final long begin = System.nanoTime();
  private long last = begin;

  /**
   * Starts measuring.
   *
   * @param token is cancelled when there are enough repetitions
   */
  Laps(Duration time, int least, CancellationToken token) {
    this.nanos = time.toNanos();
    this.least = least;
    this.token = token;
  }

  /** Ends one repetition and starts the next. */
  void lap() {
    long now = System.nanoTime();
    millis.add((now - last) / NANOS_PER_MILLI);
    if (now - begin >= nanos && millis.size() >= least) {
      token.cancel();
    }
    last = System.nanoTime();
  }

  @Override
  public void onStep(TrainingStep step) {
    lap();
  }

  /** Returns the median of the later half of the repetitions in milliseconds. */
  double medianMillis() {
    return Quantiles.median().compute(millis.subList(millis.size() / 2, millis.size()));
  }

  /** Runs work repeatedly and returns its median time in milliseconds. */
  static double medianMillis(Runnable work, Duration time, int least) {
    CancellationToken token = new CancellationToken();
    Laps laps = new Laps(time, least, token);
    while (!token.isCancelled()) {
      work.run();
      laps.lap();
    }
    return laps.medianMillis();
  }
}
