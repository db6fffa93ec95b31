// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.kan.core.data.Table;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.inspection.report.TableReport;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.examples.cli.ResultsJson;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelFormula;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.types.TFloat64;

/**
 * The files of formulas that were discovered.
 *
 * @param rows the rows that were searched
 * @param front the formulas
 * @param results the results of the search
 * @param notes what units tell about the chosen formula, in lines
 */
record DiscoveredFiles(
    Table rows, FormulaFront front, DiscoverResults results, List<String> notes) {
  /** Writes all files into an empty directory. */
  void writeTo(Path directory) throws IOException {
    KanModel chosen = model(front.chosen());
    ModelJson.write(chosen, directory.resolve(ModelDirectory.MODEL));
    Path others = Files.createDirectory(directory.resolve(ModelDirectory.FORMULAS));
    List<FoundFormula> formulas = DiscoverResults.bestFirst(front);
    for (int n = 0; n < formulas.size(); n++) {
      ModelJson.write(model(formulas.get(n)), others.resolve(n + 1 + ".json"));
    }
    Files.writeString(directory.resolve(ModelDirectory.FRONT), ResultsJson.text(results), UTF_8);
    Files.writeString(
        directory.resolve(ModelDirectory.FORMULA_TEXT),
        new ModelFormula(chosen).in(ModelFormula.Format.TEXT)
            + notes.stream().map(note -> note + "\n").collect(joining()),
        UTF_8);
    // formulas have constants and values of any size, for which single precision may be too coarse
    SavedModels.export(chosen, directory.resolve(ModelDirectory.SAVED_MODEL), TFloat64.class);
    NetworkDrawing drawing = NetworkDrawing.of(chosen, rows);
    drawing.write(directory.resolve(ModelDirectory.PICTURE));
    drawing.write(directory.resolve(ModelDirectory.PIXELS));
    report(chosen).write(directory.resolve(ModelDirectory.REPORT));
  }

  private KanModel model(FoundFormula formula) {
    return FormulaModel.of(formula.expression(), rows, results.target());
  }

  private TableReport report(KanModel chosen) {
    TableReport.Builder report =
        TableReport.builder(chosen)
            .rows(rows)
            .fact("Rows compared", "those that the formula was found with")
            .front(front);
    if (!notes.isEmpty()) {
      report.fact("Units", String.join("; ", notes));
    }
    return report.build();
  }
}
