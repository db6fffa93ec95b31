// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static TableScore numbers(String table, String learner, double r2, double seconds) {
    return new TableScore(table, 7, learner, r2, null, null, null, seconds);
  }

  private static TableScore classes(String table, String learner, double auc, double entropy) {
    return new TableScore(table, 7, learner, null, auc, 0.5, entropy, 1);
  }

  @Test
  void ranksByTheMainMeasureOfEachSplit() {
    List<TableScore> scores =
        List.of(
            numbers("a", "kan", 0.9, 2),
            numbers("a", "ebm", 0.904, 30),
            classes("b", "kan", 0.8, 0.4),
            classes("b", "ebm", 0.8, 0.5),
            classes("c", "kan", 0.7, 0.6),
            classes("c", "ebm", 0.71, 0.7));
    // ranks 2, 1.5 and 2; within 0.005 of the other on a and b
    assertThat(Ranking.of(scores, "ebm"))
        .containsExactly(
            new Ranking("kan", 5.5 / 3, 2.0 / 3, 0.5, 4), new Ranking("ebm", 3.5 / 3, 1, 0.6, 32));
  }

  @Test
  void leavesOutSplitsThatALearnerWasNotScoredOn() {
    List<TableScore> scores =
        List.of(
            numbers("a", "kan", 0.9, 2),
            numbers("a", "ebm", 0.8, 30),
            numbers("b", "kan", 0.1, 100));
    assertThat(Ranking.of(scores, "ebm"))
        .containsExactly(
            new Ranking("kan", 1, 1, Double.NaN, 2), new Ranking("ebm", 2, 1, Double.NaN, 30));
  }
}
