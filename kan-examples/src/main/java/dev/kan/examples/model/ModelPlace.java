// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.google.common.io.MoreFiles;
import dev.kan.core.storage.file.AtomicFiles;
import dev.kan.examples.cli.OutputFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place where a command writes the directory of a model. The directory of an older model is
 * replaced, anything else that is there is not.
 *
 * @param path the directory
 */
public record ModelPlace(Path path) {
  private static final Set<String> OWN =
      Set.of(
          ModelDirectory.MODEL,
          ModelDirectory.SAVED_MODEL,
          ModelDirectory.FORMULA_MODEL,
          ModelDirectory.FORMULAS,
          ModelDirectory.FRONT,
          ModelDirectory.FORMULA_TEXT,
          ModelDirectory.REPORT,
          ModelDirectory.PICTURE,
          ModelDirectory.PIXELS,
          ModelDirectory.HISTORY,
          ModelDirectory.FIT,
          ModelDirectory.CHECKPOINT,
          Checksums.FILE);

  /**
   * Returns the place in the working directory that is named after a table.
   *
   * @param table the file of the table
   * @param suffix what follows the name of the file without its extension
   */
  public static ModelPlace named(Path table, String suffix) {
    return new ModelPlace(Path.of(MoreFiles.getNameWithoutExtension(table) + suffix));
  }

  /**
   * Checks that {@link #write} can write: nothing is there, or an empty directory, or one that
   * holds the files of a model and nothing else, and files can be made in it.
   *
   * @throws FileAlreadyExistsException if something else is there; the message names it
   * @throws IOException if no file can be made there
   */
  public void requireWritable() throws IOException {
    requireReplaceable();
    new OutputFile(path.resolve(ModelDirectory.MODEL)).requireWritable();
  }

  private void requireReplaceable() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a file, not a directory");
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> all = files.sorted().toList();
      Optional<Path> foreign =
          all.stream().filter(each -> !OWN.contains(each.getFileName().toString())).findFirst();
      if (foreign.isPresent()) {
        throw new FileAlreadyExistsException(
            path.toString(),
            null,
            "is not replaced, since it holds %s, which kan fit did not write"
                .formatted(foreign.get().getFileName()));
      }
      if (!all.isEmpty() && !Files.exists(path.resolve(ModelDirectory.MODEL))) {
        throw new FileAlreadyExistsException(
            path.toString(), null, "is not replaced, since it is not the directory of a model");
      }
    }
  }

  /**
   * Writes the directory as a whole, with the checksums of its files.
   *
   * @param writer fills an empty directory
   * @throws FileAlreadyExistsException as {@link #requireWritable}
   * @throws IOException if writing fails; an existing directory is unchanged then
   */
  public void write(AtomicFiles.DirectoryWriter writer) throws IOException {
    requireReplaceable();
    AtomicFiles.replaceDirectory(
        path,
        directory -> {
          writer.writeTo(directory);
          Checksums.compute(directory).write(directory);
        });
  }
}
