// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.kan.core.Kan;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.core.storage.file.FileErrors;
import dev.kan.core.storage.json.KanJson;
import dev.kan.tf.Precision;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Writes models and networks as TensorFlow SavedModels and reads them back. The tag is {@code
 * serve}, the signature {@code serving_default}. The graph is made for inference alone: parameters
 * are constants, there is no training state and no variable.
 *
 * <p>A model takes one tensor (rows) for each of its columns, under the column's name: numbers in
 * the user's unit, NaN for a missing one; text for categories, empty for a missing one. It gives
 * each quantity in its unit, (rows), under its name, or {@code probabilities} (rows, labels) and
 * {@code class} (rows), as text. Scaling, encoding and softmax are part of the graph; the scaling
 * is done in double precision. A network without columns takes {@code x} (samples, inputs) and
 * gives {@code y} (samples, outputs).
 *
 * <p>A model is one file, {@code saved_model.pb}, in a directory of its own. The network's JSON
 * lies in that file, so that it can be had back as a value: it is the only element of the
 * collection {@link #COLLECTION} of the graph, which other programs read with any library for
 * protocol buffers.
 *
 * <p>Replacing a model replaces that file in one step. Whoever opens the directory, TensorFlow's
 * own loader in any process included, finds the old model or the new one, complete, however many
 * write and whenever one is killed; of several writers the last one counts. Nothing needs to be
 * recovered. {@link #importKan} checks the network's checksum; TensorFlow's loader checks none.
 *
 * <p>The graph computes in its type alone: where a number on the way is too large for float32, an
 * output is infinite or NaN. {@link KanPredictor} asks the plain-Java evaluator there.
 */
public final class SavedModels {
  /** The name of the collection that holds the network's JSON. */
  public static final String COLLECTION = "dev.kan.network";

  /** The name of the collection that holds the model's JSON, if it is one of a model. */
  public static final String MODEL_COLLECTION = "dev.kan.model";

  /** The name of the output of a model of classes that is the most probable class. */
  public static final String CLASS = "class";

  /** The name of the output of a model of classes that is the probability of each class. */
  public static final String PROBABILITIES = "probabilities";

  /** The name of the signature. */
  public static final String SIGNATURE = "serving_default";

  static final String TAG = "serve";

  private static final String MODEL_FILE = "saved_model.pb";

  private static final String VARIABLES_FILE = "variables/variables.index";

  /** Where the network's JSON lay before it was part of the model's file. */
  private static final String OLD_KAN_FILE = "assets.extra/kan.json";

  private SavedModels() {}

  /**
   * Writes a network as a SavedModel in float32, which is what most clients expect.
   *
   * @throws FileAlreadyExistsException as {@link #export(Kan, Path, Class)}
   * @throws IOException if writing fails
   */
  public static void export(Kan kan, Path directory) throws IOException {
    export(kan, directory, TFloat32.class);
  }

  /**
   * Writes a network as a SavedModel. A SavedModel without variables that is there is replaced;
   * other files beside it stay.
   *
   * @param kan the network
   * @param directory where to write; missing parents are made; of a symbolic link the directory
   *     that it leads to
   * @param type the type of input and output, {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another
   * @throws FileAlreadyExistsException if {@code directory} is a file, or a directory that holds
   *     something and is not a SavedModel, or is one with variables, which no network has
   * @throws IOException if writing fails; then the old model is still there
   */
  public static void export(Kan kan, Path directory, Class<? extends TFloating> type)
      throws IOException {
    Precision<?> precision = Precision.of(type);
    write(directory, () -> ModelFile.of(kan, precision));
  }

  /**
   * Writes a model as a SavedModel in float32, which is what most clients expect.
   *
   * @throws IllegalArgumentException as {@link #export(KanModel, Path, Class)}
   * @throws FileAlreadyExistsException as {@link #export(Kan, Path, Class)}
   * @throws IOException if writing fails
   */
  public static void export(KanModel model, Path directory) throws IOException {
    export(model, directory, TFloat32.class);
  }

  /**
   * Writes a model as a SavedModel, as {@link #export(Kan, Path, Class)} does a network.
   *
   * @param model the model
   * @param directory where to write
   * @param type the type of all numbers, {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another, or too coarse for a column whose
   *     values are large and close together
   * @throws FileAlreadyExistsException as {@link #export(Kan, Path, Class)}
   * @throws IOException if writing fails; then the old model is still there
   */
  public static void export(KanModel model, Path directory, Class<? extends TFloating> type)
      throws IOException {
    Precision<?> precision = Precision.of(type);
    write(directory, () -> ModelFile.of(model, precision));
  }

  private static void write(Path directory, Supplier<byte[]> model) throws IOException {
    requireReplaceable(directory);
    byte[] content = model.get();
    AtomicFiles.write(directory.resolve(MODEL_FILE), out -> out.write(content));
    Files.deleteIfExists(directory.resolve(OLD_KAN_FILE));
  }

  /**
   * Returns the model inside a SavedModel that {@link #export(KanModel, Path)} wrote.
   *
   * @throws NoSuchFileException if there is none at that place
   * @throws IllegalArgumentException if the content is damaged or is not one of a model; the
   *     message names the file
   * @throws IOException if reading fails
   */
  public static KanModel importModel(Path directory) throws IOException {
    return read(directory.resolve(MODEL_FILE), ModelFile::model)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    directory.resolve(MODEL_FILE) + ": a SavedModel without a model's columns"));
  }

  /**
   * The network inside a SavedModel that {@link #export} wrote.
   *
   * @throws NoSuchFileException if there is none at that place
   * @throws IllegalArgumentException if what is there is damaged or has no network in it; the
   *     message names the file
   * @throws IOException if reading fails
   */
  public static Kan importKan(Path directory) throws IOException {
    Path file = directory.resolve(MODEL_FILE);
    Optional<Kan> kan = read(file, ModelFile::network);
    if (kan.isPresent()) {
      return kan.get();
    }
    Path old = directory.resolve(OLD_KAN_FILE);
    if (!Files.exists(old)) {
      throw new IllegalArgumentException(file + ": a SavedModel without a network in it");
    }
    return KanJson.read(old);
  }

  @FunctionalInterface
  private interface Parsing<V> {
    Optional<V> of(byte[] content) throws InvalidProtocolBufferException;
  }

  private static <V> Optional<V> read(Path file, Parsing<V> parsing) throws IOException {
    try {
      return parsing.of(Files.readAllBytes(file));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(file + ": not a SavedModel: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileErrors.naming(file, e);
    }
  }

  private static void requireReplaceable(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw taken(directory, "is a file; a SavedModel is a directory");
    }
    if (Files.exists(directory.resolve(VARIABLES_FILE))) {
      throw taken(directory, "holds a SavedModel with variables, which is not one of a network");
    }
    // those who write the first model at this moment, or were killed at it, are no strangers
    try (Stream<Path> others =
        Files.list(directory).filter(file -> !AtomicFiles.isTemporary(file))) {
      if (others.findAny().isPresent() && !Files.exists(directory.resolve(MODEL_FILE))) {
        throw taken(directory, "holds something that is not a SavedModel");
      }
    }
  }

  private static FileAlreadyExistsException taken(Path directory, String reason) {
    return new FileAlreadyExistsException(directory.toString(), null, reason);
  }
}
