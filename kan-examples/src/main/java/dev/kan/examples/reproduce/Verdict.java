// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.math.Quantiles;
import dev.kan.examples.reproduce.Experiment.Outcome;
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
 * @param met whether the median is as good as published and no seed is stuck, that is, its error
 *     more than ten times the published one
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
  private static final double STUCK = 10;

  static Verdict of(Experiment experiment, List<Outcome> outcomes, double seconds) {
    double[] values = outcomes.stream().mapToDouble(Outcome::measured).toArray();
    double median = Quantiles.median().compute(values);
    boolean larger = experiment.largerIsBetter();
    double worst =
        larger
            ? DoubleStream.of(values).min().orElseThrow()
            : DoubleStream.of(values).max().orElseThrow();
    double published = experiment.published();
    boolean met =
        larger
            ? median >= published && 1 - worst <= STUCK * (1 - published)
            : median <= published && worst <= STUCK * published;
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
}
