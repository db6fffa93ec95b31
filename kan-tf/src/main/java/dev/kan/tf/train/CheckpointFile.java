// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.grid.GridWarning;
import dev.kan.core.io.AtomicFiles;
import dev.kan.core.json.KanJson;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Checkpoints as files, version 1: big-endian; the magic number and the version, the present
 * network and the one to return as JSON, the latter's evaluation, the history, identity, warnings
 * and state, and a CRC-32C of all before it. Numbers are kept to the last bit.
 */
final class CheckpointFile {
  private static final int MAGIC = 0x4B414E43;
  private static final int VERSION = 1;
  private static final int CHECKSUM_BYTES = Long.BYTES;

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
    byte[] bytes = Files.readAllBytes(file);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (bytes.length < 2 * Integer.BYTES || in.readInt() != MAGIC) {
        throw new IllegalArgumentException(file + ": not a checkpoint of a training");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: checkpoint of unknown version %d; this library reads version %d",
                file,
                version,
                VERSION));
      }
      requireWhole(bytes, file);
      return read(in, json -> networkIn(file, json, functions));
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + ": the checkpoint is damaged or cut off", e);
    }
  }

  private static void requireWhole(byte[] bytes, Path file) throws IOException {
    int content = Math.max(0, bytes.length - CHECKSUM_BYTES);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, content);
    ByteArrayInputStream tail = new ByteArrayInputStream(bytes, content, bytes.length - content);
    if (new DataInputStream(tail).readLong() != checksum.getValue()) {
      throw new IllegalArgumentException(file + ": the checkpoint is damaged or cut off");
    }
  }

  private static Kan networkIn(Path file, String json, CustomFunction... functions) {
    try {
      return KanJson.fromJson(json, functions);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Checkpoint read(DataInputStream in, Function<String, Kan> network)
      throws IOException {
    Kan current = network.apply(readText(in));
    Kan kan = network.apply(readText(in));
    Evaluation evaluation = readEvaluation(in);
    TrainingHistory history = readHistory(in);
    ImmutableMap.Builder<String, String> identity = ImmutableMap.builder();
    for (int left = in.readInt(); left > 0; left--) {
      identity.put(readText(in), readText(in));
    }
    ImmutableList.Builder<GridWarning> warnings = ImmutableList.builder();
    for (int left = in.readInt(); left > 0; left--) {
      warnings.add(new GridWarning(in.readInt(), in.readInt(), readText(in)));
    }
    ImmutableMap.Builder<String, double[]> state = ImmutableMap.builder();
    for (int left = in.readInt(); left > 0; left--) {
      state.put(readText(in), readNumbers(in));
    }
    return new Checkpoint(
        current, kan, evaluation, history, identity.build(), warnings.build(), state.build());
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

  private static TrainingHistory readHistory(DataInputStream in) throws IOException {
    TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();
    double[] losses = readNumbers(in);
    double[] penalties = readNumbers(in);
    for (int step = 0; step < losses.length; step++) {
      recorder.step(new StepLoss(losses[step], penalties[step]));
    }
    for (int left = in.readInt(); left > 0; left--) {
      recorder.evaluation(readEvaluation(in));
    }
    return recorder.history();
  }

  private static void writeEvaluation(DataOutputStream out, Evaluation evaluation)
      throws IOException {
    out.writeInt(evaluation.step());
    out.writeDouble(evaluation.trainLoss());
    out.writeDouble(evaluation.testLoss());
  }

  private static Evaluation readEvaluation(DataInputStream in) throws IOException {
    return new Evaluation(in.readInt(), in.readDouble(), in.readDouble());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static double[] readNumbers(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }
}
