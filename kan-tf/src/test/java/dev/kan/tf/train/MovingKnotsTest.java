// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.grid.GridUpdate;
import dev.kan.core.editing.grid.RangeKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.tf.optimize.Adam;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat64;

class MovingKnotsTest {
  @Test
  void knotsMoveToTheSamplesAndTheTrainingGoesOn() {
    Kan wide =
        Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).range(-10, 10).build(), 4);
    KanTrainer trainer = KanTrainer.of(wide).optimizer(Adam.withLearningRate(0.02)).steps(150);
    TrainingResult fixed = trainer.fit(DATA);
    TrainingResult moved = trainer.updateGrids(GridSchedule.pykan()).fit(DATA);
    assertThat(fixed.warnings()).anyMatch(w -> w.toString().startsWith("layer 0, input 0: grid"));
    assertThat(moved.warnings()).noneMatch(w -> w.layer() == 0);
    assertThat(moved.kan().layer(0).spec().grid()).isNotEqualTo(wide.layer(0).spec().grid());
    assertThat(moved.trainLoss()).isLessThan(fixed.trainLoss());
    assertThat(moved.kan().provenance().steps()).hasSize(2);
    assertThat(meanSquaredError(moved.kan(), DATA.train()))
        .isCloseTo(moved.trainLoss(), within(1e-5));
  }

  @Test
  void movingTheKnotsOnceBeforeTheFirstStepIsUpdatingTheNetwork() {
    GridSchedule once = new GridSchedule(1000, 1, AdaptiveKnots.defaults());
    KanTrainer trainer = KanTrainer.of(KAN).precision(TFloat64.class).steps(20);
    Kan before = GridUpdate.update(KAN, DATA.train().inputs()).kan();
    TrainingResult updated = KanTrainer.of(before).precision(TFloat64.class).steps(20).fit(DATA);
    TrainingResult moved = trainer.updateGrids(once).fit(DATA);
    assertThat(moved.kan().layers()).isEqualTo(updated.kan().layers());
  }

  @Test
  void adamRemembersItsMomentsWhenTheKnotsMove() {
    // knots that are where the placement puts them: a move that changes nothing but the graph
    GridSchedule often = new GridSchedule(7, 100, new RangeKnots(0));
    double[] corners = {-1, -1, 1, 1, -0.3, 0.4, 0.2, -0.9};
    Dataset data =
        Dataset.of(new Samples(Batch.of(2, corners), Batch.of(1, 1, -1, 0.5, 0)), DATA.test());
    Kan oneLayer = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).build(), 4);
    KanTrainer trainer =
        KanTrainer.of(oneLayer)
            .optimizer(Adam.withLearningRate(0.01))
            .precision(TFloat64.class)
            .steps(30);
    double[] fixed = trainer.fit(data).history().stepLosses();
    double[] moved = trainer.updateGrids(often).fit(data).history().stepLosses();
    assertThat(moved).containsExactly(fixed, within(1e-9));
  }
}
