// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory in which {@code kan fit} keeps a model with all that belongs to it. It holds no path
 * of its own, so that it can be moved, and the checksum of each file. Files are checked when they
 * are read.
 *
 * @param path the directory
 * @param modelFile the file of the model
 */
public record ModelDirectory(Path path, Path modelFile) {
  /** The model. */
  public static final String MODEL = "model.json";

  /** The model as a TensorFlow SavedModel, a directory. */
  public static final String SAVED_MODEL = "saved_model";

  /** The best formula, as a model whose edges are symbolic; missing if none was found. */
  public static final String FORMULA_MODEL = "formula.json";

  /** The formulas that were discovered, as models whose edges are symbolic, a directory. */
  public static final String FORMULAS = "formulas";

  /** The formulas that were discovered, with their errors. */
  public static final String FRONT = "formulas.json";

  /** What there is to say about a formula. */
  public static final String FORMULA_TEXT = "formula.txt";

  /** The report for a browser. */
  public static final String REPORT = "report.html";

  /** The picture of the network. */
  public static final String PICTURE = "network.svg";

  /** The picture of the network as pixels. */
  public static final String PIXELS = "network.png";

  /** What was tried, as a table. */
  public static final String HISTORY = "history.csv";

  /** The settings and results of the fit. */
  public static final String FIT = "fit.json";

  /** The state of a training with TensorFlow; missing for other fits. */
  public static final String CHECKPOINT = "checkpoint.kan";

  /**
   * Returns the directory that an argument names.
   *
   * @param model the directory, or the file of a model in any directory
   * @throws NoSuchFileException if there is nothing of that name, or a directory without a model
   */
  public static ModelDirectory of(Path model) throws IOException {
    if (!Files.exists(model)) {
      throw new NoSuchFileException(
          model.toString(), null, "no such model; expected a directory that kan fit wrote");
    }
    if (!Files.isDirectory(model)) {
      Path parent = model.toAbsolutePath().getParent();
      return new ModelDirectory(parent == null ? model : parent, model);
    }
    if (!Files.isRegularFile(model.resolve(MODEL))) {
      throw new NoSuchFileException(
          model.toString(),
          null,
          "is not the directory of a model: it has no %s, which kan fit writes".formatted(MODEL));
    }
    return new ModelDirectory(model, model.resolve(MODEL));
  }

  /** Reads the model. */
  public KanModel model() throws IOException {
    return ModelJson.read(checked(modelFile));
  }

  /** Reads the best formula as a model; empty if there is none. */
  public Optional<KanModel> formula() throws IOException {
    Path file = path.resolve(FORMULA_MODEL);
    return Files.exists(file) ? Optional.of(ModelJson.read(checked(file))) : Optional.empty();
  }

  /**
   * Reads one of the formulas that were discovered.
   *
   * @param number 1 for the chosen one, and more for others
   * @throws NoSuchFileException if there is none of this number
   */
  public KanModel formula(int number) throws IOException {
    Path file = path.resolve(FORMULAS).resolve(number + ".json");
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          path.toString(),
          null,
          "has no formula " + number + "; kan discover lists those there are");
    }
    return ModelJson.read(checked(file));
  }

  /**
   * Reads the report that was written with the model.
   *
   * @throws NoSuchFileException if there is none
   */
  public byte[] report() throws IOException {
    return Files.readAllBytes(checked(path.resolve(REPORT)));
  }

  /** Returns true if the fit found that the best formula is as good as the model. */
  public boolean isFormulaAsGood() throws IOException {
    Path file = path.resolve(FIT);
    return Files.exists(file)
        && new ObjectMapper()
            .readTree(checked(file).toFile())
            .path("results")
            .path("formula")
            .isTextual();
  }

  private Path checked(Path file) throws IOException {
    if (Files.exists(path.resolve(Checksums.FILE))) {
      Checksums.read(path).require(path, inside(file));
    }
    return file;
  }

  private Path inside(Path file) {
    return file.startsWith(path) ? file : path.resolve(file.getFileName());
  }

  /**
   * Returns the files that are missing or have another content than the one that was written.
   *
   * @throws NoSuchFileException if the directory has no list of checksums
   */
  public List<String> damagedFiles() throws IOException {
    Checksums now = Checksums.compute(path);
    return Checksums.read(path).byName().entrySet().stream()
        .filter(each -> !each.getValue().equals(now.byName().get(each.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns true if the directory has a list of checksums. */
  public boolean hasChecksums() {
    return Files.exists(path.resolve(Checksums.FILE));
  }
}
