// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.file.FileErrors;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * Writes the evaluations of a training as a TensorBoard event file: scalars {@code train_loss},
 * {@code test_loss} and, if there are validation samples, {@code validation_loss} by step, in
 * single precision as TensorBoard has it. Events are appended as they come, so that TensorBoard
 * shows a training while it runs; the file is replaced when a training starts.
 *
 * <p>TensorBoard takes a directory for a run and shows all event files in it as one: give each
 * training a directory of its own. If writing fails the training ends with an {@link
 * UncheckedIOException}.
 */
public final class TensorBoardEvents implements TrainingListener {
  /** Says how to read the events that follow. */
  private static final String FILE_VERSION = "brain.Event:2";

  private static final AtomicInteger FILES = new AtomicInteger();

  private final Path file;

  private TensorBoardEvents(Path file) {
    this.file = file;
  }

  /**
   * A listener that writes to a new file of a log directory.
   *
   * @param logDirectory where to make the file; it and its parents are made if missing
   */
  public static TensorBoardEvents into(Path logDirectory) {
    return new TensorBoardEvents(logDirectory.resolve(fileName()));
  }

  /** The event file: {@code events.out.tfevents.<seconds>.<host>.<process>.<count>}. */
  public Path file() {
    return file;
  }

  @Override
  public void onStart(TrainingEstimate estimate) {
    try {
      AtomicFiles.parentOf(file);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
    write(StandardOpenOption.TRUNCATE_EXISTING, event().setFileVersion(FILE_VERSION));
  }

  @Override
  public void onEvaluation(Evaluation evaluation) {
    Summary.Builder losses =
        Summary.newBuilder()
            .addValue(scalar("train_loss", evaluation.trainLoss()))
            .addValue(scalar("test_loss", evaluation.testLoss()));
    if (!Double.isNaN(evaluation.validationLoss())) {
      losses.addValue(scalar("validation_loss", evaluation.validationLoss()));
    }
    write(StandardOpenOption.APPEND, event().setStep(evaluation.step()).setSummary(losses));
  }

  private static Event.Builder event() {
    double seconds = System.currentTimeMillis() / (double) TimeUnit.SECONDS.toMillis(1);
    return Event.newBuilder().setWallTime(seconds);
  }

  private static Summary.Value.Builder scalar(String tag, double value) {
    return Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value);
  }

  private void write(StandardOpenOption where, Event.Builder event) {
    try {
      Files.write(
          file,
          TfRecords.record(event.build().toByteArray()),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          where);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private UncheckedIOException cannotBeWritten(IOException e) {
    return new UncheckedIOException(FileErrors.naming(file, e));
  }

  /** Process and count tell apart the files of one second. */
  private static String fileName() {
    return String.format(
        Locale.ROOT,
        "events.out.tfevents.%010d.%s.%d.%d",
        TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()),
        hostName(),
        ProcessHandle.current().pid(),
        FILES.getAndIncrement());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
