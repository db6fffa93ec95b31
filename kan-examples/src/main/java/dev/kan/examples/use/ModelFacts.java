// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.Kan;
import dev.kan.core.Provenance.Step;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.InputCoverage;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Quantity;
import dev.kan.examples.model.ScoreNames;
import dev.kan.examples.model.TypicalRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The facts about a model that {@code kan info} tells.
 *
 * @param target the columns predicted
 * @param task {@code regression} or {@code classification}
 * @param columns the names of the columns taken
 * @param width the number of inputs and of the nodes of each layer
 * @param grid the number of grid intervals of each layer
 * @param order the order of the splines of each layer
 * @param parameters the number of parameters that are not zero for ever
 * @param scores the scores on rows that the training did not see
 * @param rows the number of these rows
 * @param provenance the history of the network
 * @param coverage for each column of numbers how the rows that the model was trained on cover its
 *     grid, approximately
 */
@JsonPropertyOrder({
  "target",
  "task",
  "columns",
  "width",
  "grid",
  "order",
  "parameters",
  "scores",
  "rows",
  "provenance",
  "coverage"
})
record ModelFacts(
    List<String> target,
    String task,
    List<String> columns,
    List<Integer> width,
    List<Integer> grid,
    List<Integer> order,
    long parameters,
    Map<String, Double> scores,
    int rows,
    List<Step> provenance,
    List<Covered> coverage) {
  /**
   * The coverage of the grid of a column.
   *
   * @param column the name of the column
   * @param lower the lower end of the grid in the column's unit
   * @param upper the upper end of the grid in the column's unit
   * @param empty the share of its intervals without a row
   * @param outside the share of rows beyond it
   */
  record Covered(String column, double lower, double upper, double empty, double outside) {}

  static ModelFacts of(KanModel model) {
    Kan kan = model.kan();
    return new ModelFacts(
        model.schema().target().columns(),
        model.schema().target() instanceof ClassTarget ? "classification" : "regression",
        model.schema().columns().stream().map(Column::name).toList(),
        kan.widths(),
        kan.layers().stream().map(layer -> layer.spec().grid().gridIntervals()).toList(),
        kan.layers().stream().map(layer -> layer.spec().grid().order()).toList(),
        kan.parameterCount(),
        ScoreNames.of(model.scores()),
        model.scores().samples(),
        model.provenance().steps(),
        coverage(model));
  }

  private static List<Covered> coverage(KanModel model) {
    List<InputCoverage> inputs =
        GridCoverage.of(model.kan(), model.schema().encode(TypicalRows.of(model.schema())))
            .layers()
            .get(0);
    List<Covered> covered = new ArrayList<>();
    int input = 0;
    for (Column column : model.schema().columns()) {
      if (column instanceof NumericColumn numbers && inputs.get(input).hasNumericEdges()) {
        covered.add(covered(numbers.quantity(), inputs.get(input)));
      }
      input += column.inputs().size();
    }
    return covered;
  }

  private static Covered covered(Quantity quantity, InputCoverage input) {
    return new Covered(
        quantity.name(),
        quantity.fromNetwork(input.grid().lower()),
        quantity.fromNetwork(input.grid().upper()),
        input.emptyFraction(),
        input.outsideFraction());
  }
}
