// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The comparison of one learner with the others over all tables and seeds.
 *
 * @param learner the name of the learner
 * @param meanRank the mean rank by R2 or area under the curve, 1 for the best; equal values share
 *     the mean of their ranks
 * @param level the share of splits on which the learner is at most 0.005 below the reference
 * @param crossEntropy the mean cross-entropy over tables of classes; NaN if there is none
 * @param seconds the sum of all times
 */
record Ranking(String learner, double meanRank, double level, double crossEntropy, double seconds) {
  private static final double LEVEL = 0.005;

  /**
   * Returns the ranking of each learner on the splits that all of them were scored on.
   *
   * @param scores the scores of all learners
   * @param reference the learner that others are compared with
   */
  static List<Ranking> of(List<TableScore> scores, String reference) {
    List<String> learners = scores.stream().map(TableScore::learner).distinct().toList();
    ImmutableListMultimap<String, TableScore> bySplit =
        Multimaps.index(scores, score -> score.table() + " " + score.seed());
    List<Collection<TableScore>> complete =
        bySplit.asMap().values().stream().filter(split -> split.size() == learners.size()).toList();
    return learners.stream().map(learner -> of(learner, complete, reference)).toList();
  }

  private static Ranking of(String learner, List<Collection<TableScore>> splits, String reference) {
    double ranks = 0;
    double levels = 0;
    double seconds = 0;
    for (Collection<TableScore> split : splits) {
      double own = score(split, learner).main();
      ranks += rank(own, split);
      levels += own >= score(split, reference).main() - LEVEL ? 1 : 0;
      seconds += score(split, learner).seconds();
    }
    OptionalDouble crossEntropy =
        splits.stream()
            .map(split -> score(split, learner).crossEntropy())
            .filter(each -> each != null)
            .mapToDouble(Double::doubleValue)
            .average();
    return new Ranking(
        learner,
        ranks / splits.size(),
        levels / splits.size(),
        crossEntropy.orElse(Double.NaN),
        seconds);
  }

  private static double rank(double own, Collection<TableScore> split) {
    long better = split.stream().filter(each -> each.main() > own).count();
    long equal = split.stream().filter(each -> each.main() == own).count();
    return better + (equal + 1) / 2.0;
  }

  private static TableScore score(Collection<TableScore> split, String learner) {
    return split.stream().filter(each -> each.learner().equals(learner)).findFirst().orElseThrow();
  }
}
