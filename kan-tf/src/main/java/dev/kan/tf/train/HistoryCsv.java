// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kan.core.io.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the evaluations of a training as CSV: a header {@code step,train_loss,test_loss}, then a
 * row for each as it comes, so that the file is whole at any moment, however the training ends. The
 * file is replaced when a training starts.
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
  public void started(int steps) {
    try {
      AtomicFiles.parentOf(file);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    append("step", "train_loss", "test_loss");
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    append(evaluation.step(), evaluation.trainLoss(), evaluation.testLoss());
  }

  private void append(Object... row) {
    try (CSVPrinter printer =
        new CSVPrinter(
            Files.newBufferedWriter(
                file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            FORMAT)) {
      printer.printRecord(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
