// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.reproduce.Experiment.Outcome;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private record Claim(double published, boolean largerIsBetter) implements Experiment {
    @Override
    public String id() {
      return "claim";
    }

    @Override
    public String metric() {
      return "number";
    }

    @Override
    public Outcome run(int seed) {
      return new Outcome(seed, "");
    }
  }

  private static Verdict verdict(Claim claim, double... measured) {
    List<Outcome> outcomes =
        DoubleStream.of(measured).mapToObj(each -> new Outcome(each, "")).toList();
    return Verdict.of(claim, outcomes, 1.5);
  }

  @Test
  void theMedianDecidesWhereSmallerIsBetter() {
    Verdict verdict = verdict(new Claim(1, false), 0.5, 9, 0.7);

    assertThat(verdict).isEqualTo(new Verdict("claim", "number", 1, 0.7, 9, true, 1.5, 3));
  }

  @Test
  void oneStuckSeedIsNotMet() {
    assertThat(verdict(new Claim(1, false), 0.5, 0.6, 10.1).met()).isFalse();
    assertThat(verdict(new Claim(1, false), 0.5, 0.6, Double.NaN).met()).isFalse();
    assertThat(verdict(new Claim(1, false), 0.5, 0.6, Double.POSITIVE_INFINITY).met()).isFalse();
  }

  @Test
  void aMedianAboveIsNotMetUnlessItPrintsTheSame() {
    assertThat(verdict(new Claim(1, false), 1.004).met()).isTrue();
    assertThat(verdict(new Claim(1, false), 1.006).met()).isFalse();
  }

  @Test
  void theSmallestIsTheWorstWhereLargerIsBetter() {
    Verdict verdict = verdict(new Claim(0.9, true), 0.95, 0.99, 0.91);

    assertThat(verdict.worst()).isEqualTo(0.91);
    assertThat(verdict.measured()).isEqualTo(0.95);
    assertThat(verdict.met()).isTrue();
    assertThat(verdict(new Claim(0.9, true), 0.8).met()).isFalse();
  }
}
