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
 * Writes models and networks as TensorFlow SavedModels and reads them back.
 *
 * <pre>{@code
 * SavedModels.export(model, Path.of("exported"));
 * KanModel same = SavedModels.importModel(Path.of("exported"));
 * }</pre>
 *
 * <p>The tag is {@code serve} and the signature for predictions {@code serving_default}. The graph
 * is for inference only: parameters are constants, and there are no variables and no training
 * state.
 *
 * <p>An exported model has one input of shape (rows) for each column, under the column's name:
 * numbers in the user's unit, with NaN for a missing value, or text for categories, with an empty
 * text for a missing value. A model of quantities has one output of shape (rows) for each of them,
 * in its unit, under its name. A model of classes has the outputs {@code probabilities} (rows,
 * labels) and {@code class} (rows), as text, empty if a probability is NaN. Scaling, encoding and
 * softmax are part of the graph; columns are scaled so that large numbers close together keep their
 * differences. A network without columns has the input {@code x} (samples, inputs) and the output
 * {@code y} (samples, outputs).
 *
 * <p>The signature {@code explain} of an exported model takes the same inputs and gives the
 * contributions of a {@link dev.kan.core.model.Explainer}: {@code contributions} (rows, columns,
 * outputs), {@code baseline} (outputs), and as text the names {@code columns} (columns) in their
 * order. The baseline and the contributions of all columns add up to the quantity in its unit, or
 * to the logit of a class; of two classes, the only output is the logit of the second one. They are
 * computed in double precision in any case, and do not slow predictions down.
 *
 * <p>A model with categories has a third signature, {@code category_codes}. It gives what {@code
 * serving_default} gives, but takes the code of a category instead of its text, an int32: the place
 * in {@link dev.kan.core.model.CategoryColumn#categories()}, from 0. Any other number, such as -1,
 * is a missing value. ONNX and other formats have no operations for texts, and take this signature.
 *
 * <p>A SavedModel is one file, {@code saved_model.pb}, in a directory of its own. The file also
 * contains the network or model as JSON, so that it can be imported again: it is the only element
 * of the graph's collection {@link #COLLECTION} or {@link #MODEL_COLLECTION}, which other programs
 * can read with any library for protocol buffers.
 *
 * <p>An export replaces that file in one step. A reader, such as TensorFlow's own loader in another
 * process, always finds a complete model, either the old or the new one, even if several programs
 * write or if one is killed. The last of several writers wins, and no recovery is needed. {@link
 * #importKan} checks the network's checksum; TensorFlow's loader does not.
 *
 * <p>The graph computes in its type only: if an intermediate result is too large for float32, an
 * output is infinite or NaN. {@link KanPredictor} computes such samples with the plain-Java
 * evaluator instead.
 */
public final class SavedModels {
  /**
   * The name of the collection with the network's JSON, if a network without columns was exported.
   */
  public static final String COLLECTION = "dev.kan.network";

  /** The name of the collection with the model's JSON, if a model was exported. */
  public static final String MODEL_COLLECTION = "dev.kan.model";

  /** The name of the output with the most probable class, in a model of classes. */
  public static final String CLASS = "class";

  /** The name of the output with the probability of each class, in a model of classes. */
  public static final String PROBABILITIES = "probabilities";

  /** The name of the signature for contributions, in a model. */
  public static final String EXPLAIN = "explain";

  /** The name of the signature for predictions from codes of categories, in a model with such. */
  public static final String CATEGORY_CODES = "category_codes";

  /** The name of the output with the contributions of the columns. */
  public static final String CONTRIBUTIONS = "contributions";

  /** The name of the output with the values that the contributions are added to. */
  public static final String BASELINE = "baseline";

  /** The name of the output with the names of the columns. */
  public static final String COLUMNS = "columns";

  /** The name of the signature for predictions. */
  public static final String SIGNATURE = "serving_default";

  static final String TAG = "serve";

  private static final String MODEL_FILE = "saved_model.pb";

  private static final String VARIABLES_FILE = "variables/variables.index";

  /** The file of the network's JSON in exports of older versions. */
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
   * Writes a network as a SavedModel. An existing SavedModel without variables is replaced; other
   * files in the directory remain.
   *
   * @param kan the network
   * @param directory the directory to write to; created if it does not exist, with its parents; a
   *     symbolic link is followed
   * @param type the type of input and output, {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another one, or if a symbolic edge's function
   *     is Java code
   * @throws FileAlreadyExistsException if {@code directory} is a file, a non-empty directory
   *     without a SavedModel, or a SavedModel with variables, which this class never writes
   * @throws IOException if writing fails; the old model is then unaffected
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
   * Writes a model as a SavedModel, in the same way as {@link #export(Kan, Path, Class)} writes a
   * network.
   *
   * @param model the model
   * @param directory the directory to write to
   * @param type the type of all numbers, {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another one, or too coarse for a column whose
   *     values are large and close together, or too small for the scale of one, or if a symbolic
   *     edge's function is Java code
   * @throws FileAlreadyExistsException as {@link #export(Kan, Path, Class)}
   * @throws IOException if writing fails; the old model is then unaffected
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
   * @throws NoSuchFileException if there is no SavedModel in the directory
   * @throws IllegalArgumentException if the file is damaged or contains no model; the message names
   *     the file
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
   * Returns the network inside a SavedModel that {@link #export} wrote, of a model or of a network
   * alone.
   *
   * @throws NoSuchFileException if there is no SavedModel in the directory
   * @throws IllegalArgumentException if the file is damaged or contains no network; the message
   *     names the file
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
    // a temporary file belongs to another export, in progress or killed: it does not count
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
