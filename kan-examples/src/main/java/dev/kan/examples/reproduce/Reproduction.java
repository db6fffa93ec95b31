// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.math.Quantiles;
import dev.kan.examples.reproduce.Experiment.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A published result beside what was measured.
 *
 * @param id the experiment
 * @param metric what is measured
 * @param published the published value; null if what is published is no number
 * @param bar what the median must reach: the published value unless that says too little or nothing
 * @param measured the median over the seeds
 * @param worst the worst of the seeds
 * @param met whether the median, to three digits, is as good as the bar and no seed is stuck
 * @param seconds the time of all seeds
 * @param seeds how many
 */
@JsonPropertyOrder({
  "id",
  "metric",
  "published",
  "bar",
  "measured",
  "worst",
  "met",
  "seconds",
  "seeds"
})
record Reproduction(
    String id,
    String metric,
    @Nullable Double published,
    double bar,
    double measured,
    double worst,
    boolean met,
    double seconds,
    int seeds) {
  /** What the columns of a {@link #row} are. */
  static final String HEADINGS =
      "id                metric          published        bar     median      worst   met  seconds";

  private static final MathContext PRINTED_DIGITS = new MathContext(3);

  static Reproduction of(Experiment experiment, List<Outcome> outcomes, double seconds) {
    double[] values = outcomes.stream().mapToDouble(Outcome::measured).toArray();
    double median = Quantiles.median().compute(values);
    boolean larger = experiment.largerIsBetter();
    double worst =
        larger
            ? DoubleStream.of(values).min().orElseThrow()
            : DoubleStream.of(values).max().orElseThrow();
    double bar = experiment.bar();
    boolean asGood = larger ? asPrinted(median) >= bar : asPrinted(median) <= bar;
    boolean met = asGood && DoubleStream.of(values).noneMatch(experiment::stuck);
    return new Reproduction(
        experiment.id(),
        experiment.metric(),
        experiment.published().isPresent() ? experiment.published().getAsDouble() : null,
        bar,
        median,
        worst,
        met,
        seconds,
        outcomes.size());
  }

  /** The verdict as a row of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%-17s %-14s %10s %10s %10.3g %10.3g %5s %8.1f",
        id,
        metric,
        published == null ? "-" : asWritten(published),
        asWritten(bar),
        measured,
        worst,
        met ? "yes" : "no",
        seconds);
  }

  /** With the digits that it is written with, no more and no fewer. */
  private static String asWritten(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toString().toLowerCase(Locale.ROOT);
  }

  /** With as many digits as publications print, so that equal numbers are equal. */
  private static double asPrinted(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(PRINTED_DIGITS).doubleValue()
        : value;
  }
}
