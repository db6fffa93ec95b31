// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.file.FileErrors;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the evaluations of a training as CSV: a header {@code
 * step,train_loss,test_loss,validation_loss}, then a row for each as it comes, so that the file is
 * whole at any moment, however the training ends. The file is replaced when a training starts. It
 * has no checksum: it is for people and spreadsheets, and nothing in this library reads it.
 *
 * <p>If writing fails the training ends with an {@link UncheckedIOException}.
 */
public final class HistoryCsv implements TrainingListener {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final Path file;

  private HistoryCsv(Path file) {
    this.file = file;
  }

  /**
   * A listener that writes to a file.
   *
   * @param file where to write; missing parent directories are made
   */
  public static HistoryCsv to(Path file) {
    return new HistoryCsv(file);
  }

  @Override
  public void onStart(TrainingEstimate estimate) {
    try {
      AtomicFiles.parentOf(file);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
    write(
        StandardOpenOption.TRUNCATE_EXISTING, "step", "train_loss", "test_loss", "validation_loss");
  }

  @Override
  public void onEvaluation(Evaluation evaluation) {
    write(
        StandardOpenOption.APPEND,
        evaluation.step(),
        evaluation.trainLoss(),
        evaluation.testLoss(),
        evaluation.validationLoss());
  }

  private void write(StandardOpenOption where, Object... row) {
    try (CSVPrinter printer =
        new CSVPrinter(
            Files.newBufferedWriter(
                file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, where),
            FORMAT)) {
      printer.printRecord(row);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private UncheckedIOException cannotBeWritten(IOException e) {
    return new UncheckedIOException(FileErrors.naming(file, e));
  }
}
