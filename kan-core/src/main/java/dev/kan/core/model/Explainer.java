// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.ContributionEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Explains the predictions of a model by the contributions of its columns, in plain Java. Made once
 * from a model and then used as often as needed, by any number of threads.
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(model);
 * Contributions contributions = explainer.contributions(table);
 * double ofFirstColumnInFirstRow = contributions.of(0, 0, 0);
 * }</pre>
 *
 * <p>The contributions of all columns add up to the prediction less the baseline, in the target's
 * unit or as a logit. They are those of {@link ContributionEvaluator}, with the contributions of a
 * column's inputs added up and compared with the {@linkplain Column#distributions distribution} of
 * each input in the rows that the model was trained on. For an additive model, a contribution is
 * the column's curve at the cell, less the mean of that curve over those rows.
 */
public final class Explainer {
  private final Schema schema;
  private final ContributionEvaluator network;

  private Explainer(KanModel model) {
    schema = model.schema();
    network = ContributionEvaluator.of(model.kan(), schema.distributions());
  }

  /** Returns an explainer of a model. */
  public static Explainer of(KanModel model) {
    return new Explainer(model);
  }

  /**
   * Returns the contributions of each column to the predictions for the rows of a table.
   *
   * @param table has the model's columns in any order; others, the target's too, are ignored
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public Contributions contributions(Table table) {
    List<Quantity> outputs = schema.target().outputs();
    List<Batch> perInput = network.evaluate(schema.encode(table));
    double[] baseline = network.baseline();
    List<Double> baselines = new ArrayList<>();
    List<Batch> amounts = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      baselines.add(outputs.get(o).fromNetwork(baseline[o]));
      amounts.add(perColumn(perInput.get(o), outputs.get(o).scale()));
    }
    return new Contributions(
        schema.columns().stream().map(Column::name).toList(),
        outputs.stream().map(Quantity::name).toList(),
        baselines,
        amounts);
  }

  private Batch perColumn(Batch perInput, double scale) {
    int width = schema.columns().size();
    double[] sums = new double[perInput.rows() * width];
    int input = 0;
    for (int c = 0; c < width; c++) {
      int end = input + schema.columns().get(c).inputs().size();
      for (; input < end; input++) {
        for (int r = 0; r < perInput.rows(); r++) {
          sums[r * width + c] += scale * perInput.get(r, input);
        }
      }
    }
    return Batch.of(width, sums);
  }

  /**
   * Returns the contributions of each column to the prediction for one row.
   *
   * @param row the cell of each column by its name, as in {@link Table#ofRow}
   * @throws IllegalArgumentException as {@link Schema#encode}
   */
  public Explanation explain(Map<String, ?> row) {
    Table table = Table.ofRow(row);
    Contributions contributions = contributions(table);
    List<Explanation.Part> parts =
        IntStream.range(0, contributions.columns().size())
            .mapToObj(c -> part(contributions, c, table.column(contributions.columns().get(c))))
            .collect(ImmutableList.toImmutableList());
    return Explanation.of(contributions, parts);
  }

  private static Explanation.Part part(Contributions contributions, int column, TableColumn cells) {
    double[] amounts = new double[contributions.outputs().size()];
    for (int o = 0; o < amounts.length; o++) {
      amounts[o] = contributions.of(0, column, o);
    }
    return new Explanation.Part(
        contributions.columns().get(column),
        cells.isMissing(0) ? "" : cells.text(0),
        Doubles.asList(amounts));
  }
}
