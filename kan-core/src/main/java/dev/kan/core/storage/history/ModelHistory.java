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
 * The versions of a model in a directory, seen from one of its branches. Only {@link #save} writes,
 * and it never changes a version that is there. Immutable: another branch is another object. May be
 * used by any number of threads and processes at once: each version is a directory of its own,
 * {@code main.0} and so on, that appears complete ({@code model.json}, which {@link
 * dev.kan.core.storage.json.ModelJson} reads, or {@code kan.json} for a network alone, and {@code
 * version.json}) or not at all. Other files beside them are left alone. What a killed process
 * leaves is never a version's only copy and is deleted as {@link
 * dev.kan.core.storage.file.AtomicFiles} says.
 *
 * <p>Both files have checksums, and {@code version.json} holds the network's and the version's id:
 * a file that is damaged, exchanged with another version's or moved to one is refused. Versions
 * saved before there were checksums are read unchecked; {@link Version#checksum} tells.
 */
public final class ModelHistory {
  /** The branch that a history is opened on. */
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
   * The history in a directory, on the branch {@value #MAIN}, with the system's clock. Writes
   * nothing; the directory need not be there.
   *
   * @throws IllegalArgumentException if {@code directory} is a file
   */
  public static ModelHistory open(Path directory) {
    return open(directory, Clock.systemUTC());
  }

  /**
   * The history in a directory, with a clock that gives the times of saving.
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

  /** The branch that {@link #save} writes to. */
  public String branch() {
    return branch;
  }

  /**
   * The same history on a new branch, which is there for others from its first version on. Going
   * back is a branch from an old version: what came after that one stays.
   *
   * @param name the name of the branch, as in {@link VersionId}
   * @param from the version that the branch starts from
   * @throws IllegalArgumentException if the name is bad or taken, or there is no such version
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
   * The same history on a branch that is there already, or on {@value #MAIN}.
   *
   * @throws IllegalArgumentException if the name is bad or no version is on that branch
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
   * Saves a network as the next version of this branch; the first one makes the directory. If
   * others save to the branch at the same time, each gets a number of its own.
   *
   * @return what is saved of it, with action and details of the last step of its provenance
   * @throws IOException if it cannot be written; then nothing is saved
   */
  public Version save(Kan kan) throws IOException {
    return save((place, parent) -> place.write(kan, parent, clock.instant()));
  }

  /**
   * Saves a model as the next version of this branch, as {@link #save(Kan)} does a network.
   *
   * @return the description of the version
   * @throws IOException if it cannot be written; then nothing is saved
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
        // taken by another or by something else: a number that failed once is not tried again
        untried = number + 1;
      }
    }
  }

  /**
   * Returns the network of a version, alone or of a model, equal to the one saved to the last bit.
   *
   * @param functions the users' functions that its symbolic edges call, which are Java code and so
   *     are saved by name only; others than those do no harm
   * @throws IllegalArgumentException if there is no such version, it is damaged, its network is not
   *     the one that was saved, or it calls a function that is not passed; the message names the
   *     file. Where only the description is damaged, {@link dev.kan.core.storage.json.KanJson#read}
   *     still reads the network
   * @throws IOException if it cannot be read
   */
  public Kan restore(VersionId id, CustomFunction... functions) throws IOException {
    checkThere(id, ids());
    return VersionDirectory.in(directory, id).readKan(functions);
  }

  /**
   * Returns the model of a version, equal to the one saved to the last bit.
   *
   * @param functions the user's functions that its symbolic edges call
   * @throws IllegalArgumentException as {@link #restore}, or if a network was saved without a
   *     model's columns
   * @throws IOException if it cannot be read
   */
  public KanModel restoreModel(VersionId id, CustomFunction... functions) throws IOException {
    checkThere(id, ids());
    return VersionDirectory.in(directory, id).readModel(functions);
  }

  /**
   * The versions of all branches, oldest first, those of one time by branch and number. Leaves out
   * those in {@link #damaged}. Reads one small file for each version, not the networks.
   *
   * @return the versions; none if the directory is not there
   * @throws IOException if the directory cannot be read
   */
  public List<Version> versions() throws IOException {
    return read().versions();
  }

  /**
   * The versions that cannot be listed, with the reason, which names the file. Networks are not
   * looked into: {@link #restore} does that.
   *
   * @throws IOException if the directory cannot be read
   */
  public Map<VersionId, String> damaged() throws IOException {
    return read().damaged();
  }

  /**
   * A table of the versions for people to read.
   *
   * @throws IOException if the directory cannot be read
   */
  public String describe() throws IOException {
    return read().table();
  }

  private Listing read() throws IOException {
    return Listing.read(ids().stream().map(id -> VersionDirectory.in(directory, id)).toList());
  }

  /** The ids of what is in the directory, in order. */
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
