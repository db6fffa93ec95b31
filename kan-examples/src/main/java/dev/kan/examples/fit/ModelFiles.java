// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.Futures;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.inspection.report.TableReport;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.examples.cli.ResultsJson;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelFormula;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tensorflow.types.TFloat64;

/**
 * The files of a model that has been fitted.
 *
 * @param table the rows that it was learned from
 * @param learned the model
 * @param formula the best formula for it
 * @param results the results of the fit
 * @param identity the choices of the user and the table, for a later run to compare with
 */
record ModelFiles(
    LearningTable table,
    Learned learned,
    Optional<TableFormula> formula,
    FitResults results,
    Map<String, String> identity) {

  /**
   * Writes all files into an empty directory. TensorFlow, which takes a second to load, writes the
   * SavedModel while the others are written.
   */
  void writeTo(Path directory) throws IOException {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try {
      Future<?> saved =
          beside.submit(
              () -> {
                writeSavedModel(directory.resolve(ModelDirectory.SAVED_MODEL));
                return null;
              });
      writeOthers(directory);
      Futures.getChecked(saved, IOException.class);
    } finally {
      beside.shutdown();
    }
  }

  private void writeOthers(Path directory) throws IOException {
    KanModel model = learned.model();
    ModelJson.write(model, directory.resolve(ModelDirectory.MODEL));
    NetworkDrawing drawing = NetworkDrawing.of(model, table.table());
    drawing.write(directory.resolve(ModelDirectory.PICTURE));
    drawing.write(directory.resolve(ModelDirectory.PIXELS));
    report().write(directory.resolve(ModelDirectory.REPORT));
    if (formula.isPresent()) {
      ModelJson.write(formula.get().model(), directory.resolve(ModelDirectory.FORMULA_MODEL));
    }
    Files.writeString(directory.resolve(ModelDirectory.FORMULA_TEXT), formulaText(), UTF_8);
    writeHistory(directory.resolve(ModelDirectory.HISTORY));
    Files.writeString(
        directory.resolve(ModelDirectory.FIT),
        ResultsJson.text(ImmutableMap.of("identity", identity, "results", results)),
        UTF_8);
  }

  private void writeSavedModel(Path directory) throws IOException {
    try {
      SavedModels.export(learned.model(), directory);
    } catch (IllegalArgumentException e) {
      // single precision is too coarse for a column
      SavedModels.export(learned.model(), directory, TFloat64.class);
    }
  }

  private TableReport report() {
    TableReport.Builder report =
        TableReport.builder(learned.model())
            .rows(table.table())
            .fact("Rows compared", "those that the model was learned from")
            .formulaNote("A formula: " + results.onFormula() + ".");
    for (Learned.Tried each : learned.candidates()) {
      report.fact("Tried: " + each.name(), each.described());
    }
    for (int w = 0; w < results.warnings().size(); w++) {
      report.fact("Note " + (w + 1), results.warnings().get(w));
    }
    return report.build();
  }

  private String formulaText() {
    String said = "A formula: " + results.onFormula() + ".\n";
    return formula
        .map(each -> said + "\n" + new ModelFormula(each.model()).in(ModelFormula.Format.TEXT))
        .orElse(said);
  }

  private void writeHistory(Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, UTF_8);
        CSVPrinter printer =
            new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
      for (List<?> row : learned.history()) {
        printer.printRecord(row);
      }
    }
  }
}
