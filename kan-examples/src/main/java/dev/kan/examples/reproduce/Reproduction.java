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
 * A published result and the measured one.
 *
 * @param id the name of the experiment
 * @param metric the name of the metric
 * @param published the published value, or null if the published result is not a number
 * @param bar the value that the median must reach, in most experiments the published value
 * @param measured the median over the seeds
 * @param worst the worst value of the seeds
 * @param met true if the median, to three digits, is as good as the bar and no seed is stuck
 * @param seconds the time of all seeds together, in seconds
 * @param seeds the number of seeds
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
  /** The headings of the columns of a {@link #row}. */
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

  /** Returns this result as a row of the table. */
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

  /** Returns a value in the shortest form, without trailing zeros. */
  private static String asWritten(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toString().toLowerCase(Locale.ROOT);
  }

  /** Returns a value rounded to the three digits that publications print, for comparison. */
  private static double asPrinted(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(PRINTED_DIGITS).doubleValue()
        : value;
  }
}
