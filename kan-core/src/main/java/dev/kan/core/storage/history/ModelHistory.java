// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.model.KanModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of a model in a directory, as seen from one of its branches. Only {@link #save}
 * writes, and it never changes an existing version. Immutable: another branch is another object.
 * Any number of threads and processes may use a directory at the same time.
 *
 * <p>Each version is a directory {@code main.0} and so on, with a file {@code version.json} and
 * either {@code model.json}, which {@link dev.kan.core.storage.json.ModelJson} reads, or {@code
 * kan.json} for a network alone. It appears completely or not at all. Other files in the directory
 * are left alone. Remains of a killed process are never the only copy of a version, and are deleted
 * as described in {@link dev.kan.core.storage.file.AtomicFiles}.
 *
 * <p>Both files have checksums, and {@code version.json} contains the id of the version and the
 * checksum of the network. A file is refused if it is damaged, exchanged with that of another
 * version or moved to another version. Versions that were saved before checksums were introduced
 * are read unchecked, see {@link Version#checksum}.
 *
 * <pre>{@code
 * ModelHistory models = ModelHistory.open(Path.of("models"));
 * Version saved = models.save(model);
 * KanModel again = models.restoreModel(saved.id());
 * }</pre>
 */
public final class ModelHistory {
  /** The name of the branch on which a history is opened. */
  public static final String MAIN = "main";

  private final Path directory;
  private final Clock clock;
  private final String branch;
  private final Optional<VersionId> start;

  private ModelHistory(Path directory, Clock clock, String branch, Optional<VersionId> start) {
    this.directory = directory;
    this.clock = clock;
    this.branch = branch;
    this.start = start;
  }

  /**
   * Returns the history in a directory, on the branch {@value #MAIN}, with the system clock. Writes
   * nothing; the directory need not exist.
   *
   * @throws IllegalArgumentException if {@code directory} is a file
   */
  public static ModelHistory open(Path directory) {
    return open(directory, Clock.systemUTC());
  }

  /**
   * Returns the history in a directory, with a clock that gives the times of saving.
   *
   * @throws IllegalArgumentException if {@code directory} is a file
   */
  public static ModelHistory open(Path directory, Clock clock) {
    checkArgument(
        !Files.exists(directory) || Files.isDirectory(directory),
        "a history is a directory; %s is a file",
        directory);
    return new ModelHistory(directory, clock, MAIN, Optional.empty());
  }

  /** Returns the name of the branch that {@link #save} writes to. */
  public String branch() {
    return branch;
  }

  /**
   * Returns this history on a new branch, which becomes visible to others with its first version.
   * To go back, start a branch from an old version; later versions are kept.
   *
   * @param name the name of the branch, as in {@link VersionId}
   * @param from the version that the branch starts from
   * @throws IllegalArgumentException if the name is not valid or is taken, or there is no such
   *     version
   * @throws IOException if the directory cannot be read
   */
  public ModelHistory branch(String name, VersionId from) throws IOException {
    VersionId.checkBranch(name);
    List<VersionId> ids = ids();
    checkArgument(
        latest(ids, name).isEmpty(), "there is a branch \"%s\" already in %s", name, directory);
    checkThere(from, ids);
    return new ModelHistory(directory, clock, name, Optional.of(from));
  }

  /**
   * Returns this history on an existing branch, or on {@value #MAIN}.
   *
   * @throws IllegalArgumentException if the name is not valid or the branch has no version
   * @throws IOException if the directory cannot be read
   */
  public ModelHistory onBranch(String name) throws IOException {
    VersionId.checkBranch(name);
    List<VersionId> ids = ids();
    checkArgument(
        name.equals(MAIN) || latest(ids, name).isPresent(),
        "there is no branch \"%s\" in %s, only %s",
        name,
        directory,
        branches(ids));
    return new ModelHistory(directory, clock, name, Optional.empty());
  }

  /**
   * Saves a network as the next version of this branch. The first version creates the directory. If
   * others save to the branch at the same time, each version gets a number of its own.
   *
   * @return the description of the version, with action and details of the last step in the
   *     network's provenance
   * @throws IOException if the version cannot be written; then nothing is saved
   */
  public Version save(Kan kan) throws IOException {
    return save((place, parent) -> place.write(kan, parent, clock.instant()));
  }

  /**
   * Saves a model as the next version of this branch, as {@link #save(Kan)} does for a network.
   *
   * @return the description of the version
   * @throws IOException if the version cannot be written; then nothing is saved
   */
  public Version save(KanModel model) throws IOException {
    return save((place, parent) -> place.write(model, parent, clock.instant()));
  }

  @FunctionalInterface
  private interface Writing {
    Version into(VersionDirectory place, Optional<VersionId> parent) throws IOException;
  }

  private Version save(Writing content) throws IOException {
    int untried = 0;
    while (true) {
      Optional<VersionId> last = latest(ids(), branch);
      int number = Math.max(untried, last.map(id -> id.number() + 1).orElse(0));
      try {
        return content.into(
            VersionDirectory.in(directory, new VersionId(branch, number)), last.or(() -> start));
      } catch (FileAlreadyExistsException e) {
        // the number is taken, perhaps by another kind of file, and is not tried again
        untried = number + 1;
      }
    }
  }

  /**
   * Returns the network of a version, alone or from its model, equal to the saved one to the last
   * bit.
   *
   * @param functions the user's functions that its symbolic edges call, since Java code is saved by
   *     name only; others are ignored
   * @throws IllegalArgumentException if there is no such version, it is damaged, its network is not
   *     the one that was saved, or it calls a function that is not passed; the message names the
   *     file. If only the description is damaged, {@link dev.kan.core.storage.json.KanJson#read}
   *     can still read the network
   * @throws IOException if a file cannot be read
   */
  public Kan restore(VersionId id, CustomFunction... functions) throws IOException {
    checkThere(id, ids());
    return VersionDirectory.in(directory, id).readKan(functions);
  }

  /**
   * Returns the model of a version, equal to the one saved to the last bit.
   *
   * @param functions the user's functions that its symbolic edges call; others are ignored
   * @throws IllegalArgumentException as {@link #restore}, or if a network was saved without a model
   * @throws IOException if a file cannot be read
   */
  public KanModel restoreModel(VersionId id, CustomFunction... functions) throws IOException {
    checkThere(id, ids());
    return VersionDirectory.in(directory, id).readModel(functions);
  }

  /**
   * Returns the versions of all branches except {@link #damaged} ones, oldest first, those of the
   * same time by branch and number. Reads one small file for each version, not the networks.
   *
   * @return the versions; empty if the directory does not exist
   * @throws IOException if the directory cannot be read
   */
  public List<Version> versions() throws IOException {
    return read().versions();
  }

  /**
   * Returns the versions that cannot be listed, each with the reason, which names the file.
   * Networks are not checked, as they are by {@link #restore}.
   *
   * @throws IOException if the directory cannot be read
   */
  public Map<VersionId, String> damaged() throws IOException {
    return read().damaged();
  }

  /**
   * Returns a table of the versions for people to read.
   *
   * @throws IOException if the directory cannot be read
   */
  public String describe() throws IOException {
    return read().table();
  }

  private Listing read() throws IOException {
    return Listing.read(ids().stream().map(id -> VersionDirectory.in(directory, id)).toList());
  }

  /** Returns the ids of the versions in the directory, in order. */
  private List<VersionId> ids() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .flatMap(file -> VersionId.find(file.getFileName().toString()).stream())
          .filter(id -> VersionDirectory.in(directory, id).exists())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<VersionId> latest(List<VersionId> ids, String branch) {
    return ids.stream().filter(id -> id.branch().equals(branch)).max(Comparator.naturalOrder());
  }

  private void checkThere(VersionId id, List<VersionId> ids) {
    checkArgument(
        ids.contains(id),
        "there is no version %s in %s; its branches are %s",
        id,
        directory,
        branches(ids));
  }

  private static List<String> branches(List<VersionId> ids) {
    return ids.stream().map(VersionId::branch).distinct().toList();
  }

  @Override
  public String toString() {
    return "ModelHistory[directory=%s, branch=%s]".formatted(directory, branch);
  }
}
