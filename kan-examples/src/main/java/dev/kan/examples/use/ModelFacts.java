// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.Kan;
import dev.kan.core.Provenance.Step;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.GridWarning;
import dev.kan.core.editing.grid.InputCoverage;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.examples.model.ScoreNames;
import dev.kan.examples.model.TypicalRows;
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
 * @param coverage for each grid how the rows cover it that the model was trained on, approximately
 * @param coverageWarnings the grids that the rows cover badly
 */
@JsonPropertyOrder({
  "target", "task", "columns", "width", "grid", "order", "parameters", "scores", "rows",
  "provenance", "coverage", "coverage_warnings"
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
    List<Covered> coverage,
    List<String> coverageWarnings) {
  /**
   * The coverage of one grid.
   *
   * @param layer the index of the layer, from 0
   * @param input the index of the layer's input, from 0
   * @param lower the lower end of the grid
   * @param upper the upper end of the grid
   * @param empty the share of its intervals without a row
   * @param outside the share of rows beyond it
   */
  record Covered(int layer, int input, double lower, double upper, double empty, double outside) {
    static Covered of(InputCoverage input) {
      return new Covered(
          input.layer(),
          input.input(),
          input.grid().lower(),
          input.grid().upper(),
          input.emptyFraction(),
          input.outsideFraction());
    }
  }

  static ModelFacts of(KanModel model) {
    Kan kan = model.kan();
    GridCoverage coverage =
        GridCoverage.of(kan, model.schema().encode(TypicalRows.of(model.schema())));
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
        coverage.layers().stream()
            .flatMap(List::stream)
            .filter(InputCoverage::hasNumericEdges)
            .map(Covered::of)
            .toList(),
        coverage.warnings().stream().map(GridWarning::toString).toList());
  }
}
