// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.model.Residuals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The columns that {@code kan predict} writes: one named as the target, then the probability of
 * each class, or the ends of an interval for numbers.
 */
final class PredictedColumns {
  private final KanModel model;
  private final ModelEvaluator evaluator;
  private final OptionalDouble level;
  private final Optional<Explainer> explainer;

  /**
   * Creates the columns.
   *
   * @param model predicts
   * @param level the share of rows that an interval holds; empty for no interval
   * @param explainer computes the contributions of each column; empty for no contributions
   * @throws IllegalStateException if there are no residuals to make an interval from
   */
  PredictedColumns(KanModel model, OptionalDouble level, Optional<Explainer> explainer) {
    this.model = model;
    this.level = level;
    this.explainer = explainer;
    evaluator = ModelEvaluator.of(model);
    if (level.isPresent() && model.residuals().isEmpty()) {
      throw new IllegalStateException(
          model.schema().target() instanceof ClassTarget
              ? "--interval is for numbers; the model predicts classes, with their probabilities"
              : "the model has no residuals of rows held out, which --interval needs");
    }
  }

  /** Returns the columns for some rows of a table. */
  Table of(Table rows) {
    Table.Builder table = Table.builder();
    Batch predicted = evaluator.predict(rows);
    if (model.schema().target() instanceof ClassTarget classes) {
      addClasses(classes, predicted, table);
    } else {
      addNumbers(predicted, table);
    }
    explainer.ifPresent(each -> addContributions(each.contributions(rows), table));
    return table.build();
  }

  private static void addContributions(Contributions contributions, Table.Builder to) {
    List<String> outputs = contributions.outputs();
    for (int o = 0; o < outputs.size(); o++) {
      String end = outputs.size() == 1 ? "" : " to " + outputs.get(o);
      double[] baseline = new double[contributions.rows()];
      Arrays.fill(baseline, contributions.baselines().get(o));
      to.numbers("baseline" + end, finite(baseline));
      for (int c = 0; c < contributions.columns().size(); c++) {
        to.numbers(
            "contribution of " + contributions.columns().get(c) + end,
            finite(contributions.amounts().get(o).column(c)));
      }
    }
  }

  private static void addClasses(ClassTarget classes, Batch probabilities, Table.Builder to) {
    List<String> labels = new ArrayList<>();
    for (int r = 0; r < probabilities.rows(); r++) {
      labels.add(mostProbable(classes.labels(), probabilities.row(r)));
    }
    to.texts(classes.column(), labels);
    for (int c = 0; c < classes.labels().size(); c++) {
      to.numbers(classes.column() + "=" + classes.labels().get(c), finite(probabilities.column(c)));
    }
  }

  private static String mostProbable(List<String> labels, double... probabilities) {
    int best = 0;
    for (int c = 0; c < probabilities.length; c++) {
      if (Double.isNaN(probabilities[c])) {
        return "";
      }
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return labels.get(best);
  }

  private void addNumbers(Batch predicted, Table.Builder to) {
    List<String> names = model.schema().target().predicted();
    for (int c = 0; c < names.size(); c++) {
      double[] values = finite(predicted.column(c));
      to.numbers(names.get(c), values);
      if (level.isPresent()) {
        Residuals residuals = model.residuals().get(c);
        to.numbers(names.get(c) + " lower", plus(values, residuals.lower(level.getAsDouble())));
        to.numbers(names.get(c) + " upper", plus(values, residuals.upper(level.getAsDouble())));
      }
    }
  }

  /** Returns NaN, an empty cell, where a formula has no value. */
  private static double[] finite(double... values) {
    return Arrays.stream(values).map(each -> Double.isFinite(each) ? each : Double.NaN).toArray();
  }

  private static double[] plus(double[] values, double amount) {
    return Arrays.stream(values).map(each -> each + amount).toArray();
  }
}
