// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What one learner has found of all laws.
 *
 * @param learner the name of the learner
 * @param searches the number of searches
 * @param found the share that found the law: at most 1.19e-7 of the variance unexplained
 * @param structure the share whose formula has the right structure
 * @param near the share that leaves less than 1e-4 of the variance unexplained
 * @param medianSeconds the median time of a search
 * @param longestSeconds the longest time of a search
 */
record Tally(
    String learner,
    int searches,
    double found,
    double structure,
    double near,
    double medianSeconds,
    double longestSeconds) {
  /** The headings above {@link #line}. */
  static final String HEADINGS =
      "%-8s %8s %7s %9s %6s %14s %15s"
          .formatted(
              "learner",
              "searches",
              "found",
              "structure",
              "<1e-4",
              "median seconds",
              "longest seconds");

  private static final double NEAR = 1e-4;

  /** Returns the tally of each learner. */
  static List<Tally> of(Collection<Attempt> attempts) {
    return attempts.stream()
        .map(Attempt::learner)
        .distinct()
        .map(learner -> of(learner, attempts))
        .toList();
  }

  private static Tally of(String learner, Collection<Attempt> attempts) {
    ImmutableList<Attempt> own =
        attempts.stream().filter(each -> each.learner().equals(learner)).collect(toImmutableList());
    double count = own.size();
    List<Double> seconds = own.stream().map(Attempt::seconds).toList();
    return new Tally(
        learner,
        own.size(),
        own.stream().filter(Attempt::isFound).count() / count,
        own.stream().filter(each -> Boolean.TRUE.equals(each.structure())).count() / count,
        own.stream().filter(each -> each.unexplained() < NEAR).count() / count,
        Quantiles.median().compute(seconds),
        seconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
  }

  /** Returns the tally on one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-8s %8d %7.3f %9.3f %6.3f %14.2f %15.1f",
        learner,
        searches,
        found,
        structure,
        near,
        medianSeconds,
        longestSeconds);
  }
}
