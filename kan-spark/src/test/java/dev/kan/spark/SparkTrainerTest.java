// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkTrainerTest {
  private static final Table TABLE = Flats.table(2000, 6);
  private static final double RIDGE = 1e-6;

  /** Few, since steps enlarge the rounding of the sums, on one machine as on many. */
  private static final int STEPS = 10;

  @ParameterizedTest
  @CsvSource({"price, 1", "price, 3", "price, 20", "rent, 4", "dear, 2", "kind, 3", "kind, 20"})
  void trainsToTheSameNumbersAsOneMachine(String target, int partitions) {
    KanModel start = Flats.model(TABLE, target);
    KanObjective one =
        KanObjective.of(start.kan(), start.samples(TABLE), start.loss()).withTerm(new Ridge(RIDGE));
    LevenbergMarquardt method = LevenbergMarquardt.defaults();
    LevenbergMarquardtState expected =
        method.run(one, method.start(one, one.parameters().values()), STEPS);
    KanModel there = start.with(kan -> one.parameters().with(expected.point()));

    SparkTrainer trainer = SparkTrainer.builder().steps(STEPS).ridge(RIDGE).build();
    SparkTrainer.Result result = trainer.train(start, LocalSpark.rows(TABLE, partitions));

    assertThat(result.state().iteration()).isEqualTo(expected.iteration());
    assertThat(result.state().cost()).isCloseTo(expected.cost(), within(1e-9 * expected.cost()));
    assertThat(expected.cost()).isLessThan(one.cost(one.parameters().values()) / 1.5);
    Batch actual = result.model().predict(TABLE);
    Batch wanted = there.predict(TABLE);
    for (int r = 0; r < TABLE.rows(); r++) {
      for (int c = 0; c < wanted.columns(); c++) {
        double expectation = wanted.get(r, c);
        assertThat(actual.get(r, c))
            .isCloseTo(expectation, within(1e-9 * Math.max(1, Math.abs(expectation))));
      }
    }
  }

  @Test
  void tellsHowTheNetworkWasTrained() {
    SparkTrainer trainer = SparkTrainer.builder().steps(2).build();
    SparkTrainer.Result result =
        trainer.train(Flats.model(TABLE, "price"), LocalSpark.rows(TABLE, 2));
    assertThat(result.rows()).isEqualTo(TABLE.rows());
    assertThat(result.model().provenance().steps())
        .last()
        .satisfies(
            step -> {
              assertThat(step.action()).isEqualTo("trained");
              assertThat(step.details())
                  .containsEntry("by", "SparkTrainer")
                  .containsEntry("rows", "2000")
                  .containsEntry("steps", "2");
            });
  }

  @Test
  void leavesTheParametersAsTheyAreWithoutSteps() {
    KanModel start = Flats.model(TABLE, "price");
    SparkTrainer.Result result =
        SparkTrainer.builder().steps(0).build().train(start, LocalSpark.rows(TABLE, 2));
    assertThat(result.model().kan().layers()).isEqualTo(start.kan().layers());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, steps must be 0 or more; got -1",
    "1, -0.5, ridge must be 0 or more; got -0.5",
    "1, NaN, ridge must be 0 or more; got NaN",
    "1, Infinity, ridge must be 0 or more; got Infinity"
  })
  void rejectsSettingsOutOfRange(int steps, double ridge, String message) {
    SparkTrainer.Builder builder = SparkTrainer.builder().steps(steps).ridge(ridge);
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(message);
  }
}
