// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.math.Quantiles;
import dev.kan.examples.reproduce.Experiment.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A published result beside what was measured.
 *
 * @param id the experiment
 * @param metric what is measured
 * @param published the published value
 * @param measured the median over the seeds
 * @param worst the worst of the seeds
 * @param met whether the median, to three digits, is as good as published and no seed is stuck
 * @param seconds the time of all seeds
 * @param seeds how many
 */
@JsonPropertyOrder({"id", "metric", "published", "measured", "worst", "met", "seconds", "seeds"})
record Verdict(
    String id,
    String metric,
    double published,
    double measured,
    double worst,
    boolean met,
    double seconds,
    int seeds) {
  private static final MathContext PRINTED_DIGITS = new MathContext(3);

  static Verdict of(Experiment experiment, List<Outcome> outcomes, double seconds) {
    double[] values = outcomes.stream().mapToDouble(Outcome::measured).toArray();
    double median = Quantiles.median().compute(values);
    boolean larger = experiment.largerIsBetter();
    double worst =
        larger
            ? DoubleStream.of(values).min().orElseThrow()
            : DoubleStream.of(values).max().orElseThrow();
    double published = experiment.published();
    boolean asGood = larger ? asPrinted(median) >= published : asPrinted(median) <= published;
    boolean met = asGood && DoubleStream.of(values).noneMatch(experiment::stuck);
    return new Verdict(
        experiment.id(),
        experiment.metric(),
        published,
        median,
        worst,
        met,
        seconds,
        outcomes.size());
  }

  /** With as many digits as publications print, so that equal numbers are equal. */
  private static double asPrinted(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(PRINTED_DIGITS).doubleValue()
        : value;
  }
}
