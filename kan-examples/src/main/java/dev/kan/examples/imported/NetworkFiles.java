// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.inspection.report.TableReport;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelFormula;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.types.TFloat64;

/**
 * The files of the formula of a network.
 *
 * @param table the rows that it was searched for
 * @param formula the formula
 */
record NetworkFiles(NetworkTable table, NetworkFormula formula) {
  /** Writes all files into an empty directory. */
  void writeTo(Path directory) throws IOException {
    KanModel model = formula.model();
    ModelJson.write(model, directory.resolve(ModelDirectory.MODEL));
    Files.writeString(
        directory.resolve(ModelDirectory.FORMULA_TEXT),
        new ModelFormula(model).in(ModelFormula.Format.TEXT),
        UTF_8);
    // formulas have constants and values of any size, for which single precision may be too coarse
    SavedModels.export(model, directory.resolve(ModelDirectory.SAVED_MODEL), TFloat64.class);
    NetworkDrawing drawing = NetworkDrawing.of(model, table.rows());
    drawing.write(directory.resolve(ModelDirectory.PICTURE));
    drawing.write(directory.resolve(ModelDirectory.PIXELS));
    TableReport.builder(model)
        .rows(table.rows())
        .fact("Rows compared", "those that the formula was found with")
        .build()
        .write(directory.resolve(ModelDirectory.REPORT));
  }
}
