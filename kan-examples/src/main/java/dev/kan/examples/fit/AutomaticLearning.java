// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.auto.AutoListener;
import dev.kan.core.model.auto.AutoTrainer;
import dev.kan.core.model.auto.AutoTraining;
import dev.kan.core.model.auto.CandidateScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learning without choices by the user.
 *
 * @param trainer its settings
 * @param listener receives the progress
 */
record AutomaticLearning(AutoTrainer trainer, AutoListener listener) {
  /** Learns a model, or the best one so far if it is cancelled. */
  Learned learn(LearningTable table) {
    AutoTraining training = trainer.train(table.table(), listener);
    ImmutableList.Builder<List<?>> history = ImmutableList.builder();
    history.add(List.of("candidate", "loss", "standard_error", "weight"));
    for (CandidateScore each : training.candidates()) {
      history.add(List.of(each.description(), each.loss(), each.standardError(), each.weight()));
    }
    return new Learned(
        training.model(),
        linear(training),
        training.candidates().stream()
            .map(
                each ->
                    new Learned.Tried(
                        each.description(), each.loss(), each.standardError(), each.weight()))
            .toList(),
        training.warnings(),
        training.stopReason(),
        history.build());
  }

  /** Returns the scores of the linear candidate as far as its loss tells them. */
  private static Map<String, Double> linear(AutoTraining training) {
    double loss = training.candidates().get(0).loss();
    Map<String, Double> scores = new LinkedHashMap<>();
    if (training.model().schema().target() instanceof NumericTarget numbers) {
      // the loss is half the squared error of a target scaled to variance 1
      scores.put("rmse", numbers.outputs().get(0).scale() * Math.sqrt(2 * loss));
      scores.put("r2", 1 - 2 * loss);
    } else {
      scores.put("cross_entropy", loss);
    }
    return scores;
  }
}
