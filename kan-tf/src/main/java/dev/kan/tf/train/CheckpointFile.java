// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridWarning;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.file.FileErrors;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingHistory;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Checkpoints as files, version 2: big-endian; the magic number and the version, the present
 * network and the one to return as JSON, the latter's evaluation, the history, identity, warnings
 * and state, and a CRC-32C of all before it. Numbers are kept to the last bit.
 */
final class CheckpointFile {
  private static final int MAGIC = 0x4B414E43;
  private static final int VERSION = 2;
  private static final int HEADER_BYTES = 2 * Integer.BYTES;
  private static final int CHECKSUM_BYTES = Long.BYTES;
  private static final int EVALUATION_BYTES = Integer.BYTES + 3 * Double.BYTES;

  private CheckpointFile() {}

  static void write(Checkpoint checkpoint, Path file) throws IOException {
    AtomicFiles.write(
        file,
        stream -> {
          CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32C());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeInt(MAGIC);
          out.writeInt(VERSION);
          writeText(out, KanJson.toJson(checkpoint.current()));
          writeText(out, KanJson.toJson(checkpoint.kan()));
          writeEvaluation(out, checkpoint.evaluation());
          writeHistory(out, checkpoint.history());
          out.writeInt(checkpoint.identity().size());
          for (Map.Entry<String, String> entry : checkpoint.identity().entrySet()) {
            writeText(out, entry.getKey());
            writeText(out, entry.getValue());
          }
          out.writeInt(checkpoint.warnings().size());
          for (GridWarning warning : checkpoint.warnings()) {
            out.writeInt(warning.layer());
            out.writeInt(warning.input());
            writeText(out, warning.message());
          }
          out.writeInt(checkpoint.state().size());
          for (Map.Entry<String, double[]> entry : checkpoint.state().entrySet()) {
            writeText(out, entry.getKey());
            writeNumbers(out, entry.getValue());
          }
          out.flush();
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }

  static Checkpoint read(Path file, CustomFunction... functions) throws IOException {
    try {
      return read(Files.readAllBytes(file), functions);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileErrors.naming(file, e);
    }
  }

  private static Checkpoint read(byte[] bytes, CustomFunction... functions) {
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    checkArgument(
        bytes.length >= HEADER_BYTES && whole.getInt() == MAGIC, "not a checkpoint of a training");
    int version = whole.getInt();
    checkArgument(
        version == VERSION,
        "checkpoint of version %s; this library reads version %s",
        version,
        VERSION);
    int content = bytes.length - CHECKSUM_BYTES;
    checkArgument(
        content >= HEADER_BYTES && whole.getLong(content) == checksum(bytes, content),
        "the checkpoint is damaged or cut off");
    CheckpointInput in = new CheckpointInput(whole.limit(content));
    try {
      Checkpoint checkpoint = read(in, functions);
      in.requireEnd();
      return checkpoint;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the checkpoint cannot be read: " + e.getMessage(), e);
    }
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  private static Checkpoint read(CheckpointInput in, CustomFunction... functions) {
    Kan current = KanJson.fromJson(in.text(), functions);
    Kan kan = KanJson.fromJson(in.text(), functions);
    Evaluation evaluation = readEvaluation(in);
    TrainingHistory history = readHistory(in);
    ImmutableMap.Builder<String, String> identity = ImmutableMap.builder();
    for (int left = in.count(2 * Integer.BYTES); left > 0; left--) {
      identity.put(in.text(), in.text());
    }
    ImmutableList.Builder<GridWarning> warnings = ImmutableList.builder();
    for (int left = in.count(3 * Integer.BYTES); left > 0; left--) {
      warnings.add(new GridWarning(in.integer(), in.integer(), in.text()));
    }
    ImmutableMap.Builder<String, double[]> state = ImmutableMap.builder();
    for (int left = in.count(2 * Integer.BYTES); left > 0; left--) {
      state.put(in.text(), in.numbers());
    }
    return new Checkpoint(
        current,
        kan,
        evaluation,
        history,
        identity.buildOrThrow(),
        warnings.build(),
        state.buildOrThrow());
  }

  private static void writeHistory(DataOutputStream out, TrainingHistory history)
      throws IOException {
    writeNumbers(out, history.stepLosses());
    writeNumbers(out, history.stepPenalties());
    out.writeInt(history.evaluations().size());
    for (Evaluation evaluation : history.evaluations()) {
      writeEvaluation(out, evaluation);
    }
  }

  private static TrainingHistory readHistory(CheckpointInput in) {
    TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();
    double[] losses = in.numbers();
    double[] penalties = in.numbers();
    checkArgument(
        losses.length == penalties.length,
        "losses of %s steps and penalties of %s",
        losses.length,
        penalties.length);
    for (int step = 0; step < losses.length; step++) {
      recorder.step(losses[step], penalties[step]);
    }
    int evaluations = in.count(EVALUATION_BYTES);
    checkArgument(evaluations > 0, "a training without an evaluation");
    for (int left = evaluations; left > 0; left--) {
      recorder.evaluation(readEvaluation(in));
    }
    return recorder.history();
  }

  private static void writeEvaluation(DataOutputStream out, Evaluation evaluation)
      throws IOException {
    out.writeInt(evaluation.step());
    out.writeDouble(evaluation.trainLoss());
    out.writeDouble(evaluation.testLoss());
    out.writeDouble(evaluation.validationLoss());
  }

  private static Evaluation readEvaluation(CheckpointInput in) {
    return new Evaluation(in.integer(), in.number(), in.number(), in.number());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }
}
