// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.reproduce.Experiment.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReproductionTest {
  private record Claim(OptionalDouble published, double bar, boolean largerIsBetter)
      implements Experiment {
    Claim(double published, boolean largerIsBetter) {
      this(OptionalDouble.of(published), published, largerIsBetter);
    }

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

  private static Reproduction verdict(Claim claim, double... measured) {
    List<Outcome> outcomes =
        DoubleStream.of(measured).mapToObj(each -> new Outcome(each, "")).toList();
    return Reproduction.of(claim, outcomes, 1.5);
  }

  @Test
  void theMedianDecidesWhereSmallerIsBetter() {
    Reproduction verdict = verdict(new Claim(1, false), 0.5, 9, 0.7);

    assertThat(verdict)
        .isEqualTo(new Reproduction("claim", "number", 1.0, 1, 0.7, 9, true, 1.5, 3));
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
  void theBarDecidesAndThePublishedValueIsKeptAsItIs() {
    Reproduction rounding = verdict(new Claim(OptionalDouble.of(1e-16), 1e-12, false), 5e-16);
    Reproduction words = verdict(new Claim(OptionalDouble.empty(), 1e-6, false), 1e-5);

    assertThat(rounding.met()).isTrue();
    assertThat(rounding.published()).isEqualTo(1e-16);
    assertThat(rounding.bar()).isEqualTo(1e-12);
    assertThat(words.met()).isFalse();
    assertThat(words.published()).isNull();
  }

  @Test
  void aRowShowsThePublishedValueAndTheBarAsTheyAreWritten() {
    assertThat(row(new Claim(OptionalDouble.of(1.28e-16), 1e-12, false)))
        .contains("claim number 1.28e-16 1e-12 5.00e-16 5.00e-16 yes 1.5");
    assertThat(row(new Claim(OptionalDouble.empty(), 1e-6, false))).contains(" - 0.000001 ");
    assertThat(row(new Claim(4.73e-4, false))).contains(" 0.000473 0.000473 ");
    assertThat(row(new Claim(4, false))).contains(" 4 4 ");
    assertThat(Reproduction.HEADINGS).hasSameSizeAs(verdict(new Claim(1, false), 1).row());
  }

  private static String row(Claim claim) {
    return verdict(claim, 5e-16).row().replaceAll(" +", " ");
  }

  @Test
  void theSmallestIsTheWorstWhereLargerIsBetter() {
    Reproduction verdict = verdict(new Claim(0.9, true), 0.95, 0.99, 0.91);

    assertThat(verdict.worst()).isEqualTo(0.91);
    assertThat(verdict.measured()).isEqualTo(0.95);
    assertThat(verdict.met()).isTrue();
    assertThat(verdict(new Claim(0.9, true), 0.8).met()).isFalse();
  }
}
