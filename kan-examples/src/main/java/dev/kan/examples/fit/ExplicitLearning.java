// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.data.TableSplit;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learning with a network and a training that the user has chosen.
 *
 * @param options the choices
 * @param seed the source of the rows held out and of the first parameters
 * @param trainer trains the network
 * @param afterPruning trains the network again once edges have been removed
 * @param listener receives the progress
 */
record ExplicitLearning(
    NetworkOptions options,
    int seed,
    Trainer trainer,
    Trainer afterPruning,
    TrainingListener listener) {
  private static final int FIRST_INTERVALS = 3;

  /** Learns a model, or the best one so far if it is cancelled. */
  Learned learn(LearningTable table) {
    List<TrainingResult> results = new ArrayList<>();
    ModelTrainer settings =
        ModelTrainer.builder(table.target())
            .hidden(options.hidden())
            .gridIntervals(options.grid().orElse(FIRST_INTERVALS))
            .splineOrder(options.order())
            .testShare(options.validation())
            .seed(seed)
            .trainer(new Heard(trainer, listener, results))
            .build();
    KanModel model = settings.train(table.table());
    if (options.prune().isPresent()) {
      TableSplit rows = settings.split(table.table());
      Pruning pruning = Pruning.builder().edgeThreshold(options.prune().get()).build();
      model = pruned(model, pruning, rows, new Heard(afterPruning, listener, results));
    }
    TrainingResult first = results.get(0);
    return new Learned(
        model,
        Map.of(),
        List.of(),
        notes(first.warnings().size()),
        first.stopReason(),
        history(results));
  }

  /** Returns what to do about grids; a ladder has already done what it can. */
  private List<String> notes(int misfits) {
    return misfits == 0 || options.method() == NetworkOptions.Method.LADDER
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d grids of the network are partly unused or too short; --optimizer ladder fits"
                    + " them to the rows",
                misfits));
  }

  private static KanModel pruned(
      KanModel model, Pruning pruning, TableSplit rows, Trainer trainer) {
    KanModel smaller = model.prune(pruning, rows.train()).train(trainer, rows.train());
    ModelEvaluator evaluator = ModelEvaluator.of(smaller);
    return smaller
        .withScores(evaluator.score(rows.test()))
        .withResiduals(evaluator.residuals(rows.test()));
  }

  private static List<List<?>> history(List<TrainingResult> results) {
    ImmutableList.Builder<List<?>> history = ImmutableList.builder();
    history.add(List.of("training", "step", "train_loss", "test_loss", "validation_loss"));
    for (int t = 0; t < results.size(); t++) {
      for (Evaluation each : results.get(t).history().evaluations()) {
        history.add(
            List.of(t + 1, each.step(), each.trainLoss(), each.testLoss(), each.validationLoss()));
      }
    }
    return history.build();
  }

  /** A trainer whose progress and results are heard of. */
  private record Heard(Trainer trainer, TrainingListener listener, List<TrainingResult> results)
      implements Trainer {
    @Override
    public TrainingResult train(
        Kan kan, Samples samples, Optional<Samples> test, TrainingListener own) {
      TrainingResult result =
          trainer.train(kan, samples, test, TrainingListener.all(own, listener));
      results.add(result);
      return result;
    }

    @Override
    public Trainer withLoss(Loss loss) {
      return new Heard(trainer.withLoss(loss), listener, results);
    }
  }
}
