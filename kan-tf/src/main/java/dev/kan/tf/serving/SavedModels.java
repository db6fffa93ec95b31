// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.core.io.AtomicFiles;
import dev.kan.core.json.KanJson;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Networks as TensorFlow SavedModels: tag {@code serve}, signature {@code serving_default}, input
 * {@code x} (samples, inputs), output {@code y} (samples, outputs). The graph is made for inference
 * alone: parameters are constants, there is no training state and no variable. The network's JSON
 * lies inside, at {@link #KAN_FILE}, so that it can be had back as a value.
 *
 * <p>The graph computes in its type alone: where a number on the way is too large for float32, an
 * output is infinite or NaN. {@link KanPredictor} asks the plain-Java evaluator there.
 */
public final class SavedModels {
  /** Where in a SavedModel the network's JSON lies. */
  public static final String KAN_FILE = "assets.extra/kan.json";

  /** The name of the signature. */
  public static final String SIGNATURE = "serving_default";

  private static final String GRAPH_FILE = "saved_model.pb";

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
   * Writes a network as a SavedModel. It is written beside its place and moved there when complete;
   * a SavedModel that is there is replaced, anything else is left alone.
   *
   * @param kan the network
   * @param directory where to write; missing parents are made
   * @param type the type of input and output, {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another
   * @throws FileAlreadyExistsException if {@code directory} is a file, or a directory that holds
   *     something and is not a SavedModel
   * @throws IOException if writing fails
   */
  public static void export(Kan kan, Path directory, Class<? extends TFloating> type)
      throws IOException {
    Precision<?> precision = Precision.of(type);
    requireReplaceable(directory);
    AtomicFiles.writeDirectory(directory, temporary -> write(kan, temporary, precision));
  }

  /**
   * The network inside a SavedModel that {@link #export} wrote.
   *
   * @throws NoSuchFileException if there is none at that place
   * @throws IllegalArgumentException if what is there is not a network
   * @throws IOException if reading fails
   */
  public static Kan importKan(Path directory) throws IOException {
    return KanJson.read(directory.resolve(KAN_FILE));
  }

  private static void write(Kan kan, Path directory, Precision<?> precision) throws IOException {
    try (GraphRun run = new GraphRun(RuntimeOptions.DEFAULT)) {
      InferenceGraph<?> graph = InferenceGraph.of(run.ops(), kan, precision);
      Signature signature =
          Signature.builder(SIGNATURE)
              .input("x", graph.x())
              .output("y", graph.y())
              .methodName("tensorflow/serving/predict")
              .build();
      SavedModelBundle.exporter(directory.toString())
          .withSession(run.session())
          .withSignature(signature)
          .export();
    }
    KanJson.write(kan, directory.resolve(KAN_FILE));
  }

  private static void requireReplaceable(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new FileAlreadyExistsException(
          directory.toString(), null, "is a file; a SavedModel is a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent() && !Files.exists(directory.resolve(GRAPH_FILE))) {
        throw new FileAlreadyExistsException(
            directory.toString(), null, "holds something that is not a SavedModel");
      }
    }
  }
}
