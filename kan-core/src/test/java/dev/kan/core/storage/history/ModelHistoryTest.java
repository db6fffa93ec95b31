// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.editing.grid.GridRefinement;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.json.ModelJson;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHistoryTest {
  private static final Instant START = Instant.parse("2026-11-24T11:00:00.123456789Z");

  @TempDir private Path parent;

  @Test
  void writesNothingBeforeTheFirstSave() throws IOException {
    Path directory = parent.resolve("runs/model");
    ModelHistory history = ModelHistory.open(directory);
    assertThat(history.versions()).isEmpty();
    assertThat(history.damaged()).isEmpty();
    assertThat(history.onBranch("main").branch()).isEqualTo("main");
    assertThat(history.describe()).hasLineCount(1);
    assertThat(parent).isEmptyDirectory();
    history.save(kan(1));
    assertThat(directory).isDirectoryContaining("glob:**/main.0");
  }

  @Test
  void writesNothingByReadingAndBranching() throws IOException {
    ModelHistory history = ModelHistory.open(parent);
    VersionId first = history.save(kan(1)).id();
    Set<Path> before = everything();
    history.restore(first);
    history.versions();
    history.describe();
    history.branch("other", first);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void restoresNetworksThatCallJavaFunctions() throws IOException {
    CustomFunction own = CustomFunction.of("own", Math::cos);
    SymbolicFunction function =
        SymbolicFunction.of("own", 1, Expression.variable("x").into(own).times(2));
    Kan kan = kan(1);
    Kan symbolic =
        kan.withLayers(
            List.of(
                kan.layer(0).withSymbolic(0, 0, new SymbolicCurve(function, Affine.IDENTITY)),
                kan.layer(1)));
    ModelHistory history = ModelHistory.open(parent);
    VersionId id = history.save(symbolic).id();
    assertThat(history.restore(id, own)).isEqualTo(symbolic);
    assertThatThrownBy(() -> history.restore(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kan.json")
        .hasMessageContaining("own");
  }

  @Test
  void restoresEveryVersionToTheLastBit() throws IOException {
    ModelHistory history = ModelHistory.open(parent);
    List<Kan> saved = new ArrayList<>();
    List<VersionId> ids = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      saved.add(kan(seed).withStep("trained", Map.of("seed", "" + seed)));
      ids.add(history.save(saved.get(seed)).id());
    }
    assertThat(ids.get(11)).hasToString("main.11");
    ModelHistory again = ModelHistory.open(parent);
    for (int seed = 0; seed < 12; seed++) {
      assertThat(again.restore(ids.get(seed))).isEqualTo(saved.get(seed));
    }
    assertThat(again.versions()).extracting(Version::id).isEqualTo(ids);
  }

  @Test
  void restoresModelsAndTheirNetworks() throws IOException {
    Schema schema =
        new Schema(
            List.of(NumericColumn.unscaled("a"), NumericColumn.unscaled("b")),
            new NumericTarget(List.of(new Quantity("c", "m", 1, 2))));
    KanModel model = new KanModel(kan(3), schema, schema.target().loss(), Scores.UNKNOWN);
    ModelHistory history = ModelHistory.open(parent);
    VersionId bare = history.save(kan(1)).id();
    VersionId saved = history.save(model).id();
    assertThat(history.restoreModel(saved)).isEqualTo(model);
    assertThat(history.restore(saved)).isEqualTo(kan(3));
    assertThat(history.versions()).extracting(Version::id).containsExactly(bare, saved);
    assertThatThrownBy(() -> history.restoreModel(bare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("main.0: holds a network without a model's columns");
    Path file = parent.resolve("main.1/model.json");
    Files.writeString(file, ModelJson.toJson(model.with(network -> kan(4))));
    assertThatThrownBy(() -> history.restoreModel(saved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.json: is not what was saved");
  }

  @Test
  void describesSavedVersions() throws IOException {
    ModelHistory history = ModelHistory.open(parent, ticking());
    Kan coarse = kan(1);
    Version first = history.save(Kan.of(coarse.layers()));
    Map<String, String> details = Map.of("optimizer", "L-BFGS", "a=b\n", "\"\u00e9\\u0041\"");
    Kan fine = GridRefinement.refine(coarse, 10).withStep("trained", details);
    Version second = history.save(fine);
    assertThat(first)
        .isEqualTo(
            new Version(
                new VersionId("main", 0),
                Optional.empty(),
                START,
                "",
                Map.of(),
                List.of(2, 3, 1),
                coarse.trainableParameterCount(),
                Optional.of(KanJson.checksum(Kan.of(coarse.layers())))));
    assertThat(second)
        .isEqualTo(
            new Version(
                new VersionId("main", 1),
                Optional.of(first.id()),
                START.plusSeconds(1),
                "trained",
                details,
                List.of(2, 3, 1),
                fine.trainableParameterCount(),
                Optional.of(KanJson.checksum(fine))));
    assertThat(second.trainableParameters()).isGreaterThan(first.trainableParameters());
    assertThat(ModelHistory.open(parent).versions()).containsExactly(first, second);
  }

  @Test
  void startsABranchFromAnOldVersion() throws IOException {
    ModelHistory main = ModelHistory.open(parent, ticking());
    VersionId old = main.save(kan(1)).id();
    main.save(kan(2));
    ModelHistory other = main.branch("other", old);
    VersionId first = other.save(kan(3)).id();
    main.save(kan(4));
    ModelHistory.open(parent, ticking(START.plusSeconds(60))).onBranch("other").save(kan(5));
    assertThat(main.versions())
        .extracting(version -> version.id() + " from " + version.parent().orElse(null))
        .containsExactly(
            "main.0 from null",
            "main.1 from main.0",
            "other.0 from main.0",
            "main.2 from main.1",
            "other.1 from other.0");
    assertThat(first.branch()).isEqualTo("other");
    assertThat(main.branch()).isEqualTo("main");
    List<Kan> inOrder = new ArrayList<>();
    for (Version version : other.versions()) {
      inOrder.add(main.restore(version.id()));
    }
    assertThat(inOrder).containsExactly(kan(1), kan(2), kan(3), kan(4), kan(5));
  }

  @Test
  void ordersVersionsOfTheSameTimeByBranchAndNumber() throws IOException {
    ModelHistory main = ModelHistory.open(parent, Clock.fixed(START, ZoneOffset.UTC));
    VersionId first = main.save(kan(0)).id();
    ModelHistory other = main.branch("b", first);
    for (int i = 0; i < 11; i++) {
      other.save(kan(0));
    }
    assertThat(main.versions())
        .extracting(version -> version.id().toString())
        .containsExactlyElementsOf(
            Stream.concat(IntStream.range(0, 11).mapToObj(i -> "b." + i), Stream.of("main.0"))
                .toList());
  }

  @Test
  void rejectsTakenBranchNamesAndMissingVersions() throws IOException {
    ModelHistory history = ModelHistory.open(parent);
    VersionId first = history.save(kan(1)).id();
    history.save(kan(2));
    assertThatThrownBy(() -> history.branch("main", first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a branch \"main\" already in %s", parent);
    assertThatThrownBy(() -> history.branch("other", new VersionId("main", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no version main.2 in %s; its branches are [main]", parent);
    assertThatThrownBy(() -> history.restore(new VersionId("other", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no version other.0 in %s; its branches are [main]", parent);
    assertThatThrownBy(() -> history.onBranch("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no branch \"other\" in %s, only [main]", parent);
    assertThatThrownBy(() -> history.branch("../other", first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"../other\"");
    assertThatThrownBy(() -> history.onBranch("../other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"../other\"");
  }

  @Test
  void rejectsAFileAsDirectory() throws IOException {
    Path file = Files.writeString(parent.resolve("model"), "x");
    assertThatThrownBy(() -> ModelHistory.open(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a history is a directory; %s is a file", file);
    ModelHistory below = ModelHistory.open(file.resolve("below"));
    assertThatThrownBy(() -> below.save(kan(1)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void ignoresAndKeepsOtherFilesAndRemainsOfACrash() throws IOException {
    ModelHistory history = ModelHistory.open(parent);
    VersionId first = history.save(kan(1)).id();
    Path unfinished = Files.createDirectory(parent.resolve(".main.1.0a1b.tmp"));
    Files.writeString(unfinished.resolve("kan.json"), KanJson.toJson(kan(2)).substring(0, 100));
    Files.writeString(parent.resolve("notes.1"), "a file");
    Files.createDirectory(parent.resolve("figures"));
    Files.createDirectory(parent.resolve("v2.0"));
    Path taken = Files.createDirectory(parent.resolve("main.1"));
    Files.writeString(taken.resolve("notes.txt"), "not a version");
    assertThat(history.versions()).extracting(Version::id).containsExactly(first);
    assertThat(history.damaged()).isEmpty();
    Version next = history.save(kan(3));
    assertThat(next.id()).hasToString("main.2");
    assertThat(next.parent()).contains(first);
    assertThat(taken).isDirectoryContaining("glob:**/notes.txt");
    assertThat(unfinished.resolve("kan.json")).exists();
  }

  @Test
  void savesFromSeveralThreadsWithoutLoss() throws Exception {
    int threads = 6;
    int each = 5;
    Clock clock = ticking();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Map<VersionId, Kan>>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int seed = t * each;
      Callable<Map<VersionId, Kan>> task =
          () -> {
            ModelHistory history = ModelHistory.open(parent.resolve("shared"), clock);
            Map<VersionId, Kan> saved = new HashMap<>();
            for (int i = 0; i < each; i++) {
              Kan kan = kan(seed + i);
              saved.put(history.save(kan).id(), kan);
            }
            return saved;
          };
      running.add(pool.submit(task));
    }
    Set<VersionId> ids = new HashSet<>();
    ModelHistory history = ModelHistory.open(parent.resolve("shared"));
    for (Future<Map<VersionId, Kan>> one : running) {
      for (Map.Entry<VersionId, Kan> saved : one.get().entrySet()) {
        assertThat(ids.add(saved.getKey())).isTrue();
        assertThat(history.restore(saved.getKey())).isEqualTo(saved.getValue());
      }
    }
    pool.shutdown();
    assertThat(history.versions())
        .extracting(version -> version.id().number())
        .containsExactlyElementsOf(IntStream.range(0, threads * each).boxed().toList());
    assertThat(history.versions().stream().skip(1))
        .allSatisfy(
            version ->
                assertThat(version.parent())
                    .contains(new VersionId("main", version.id().number() - 1)));
    assertThat(parent.resolve("shared")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void describesVersionsInATable() throws IOException {
    ModelHistory history = ModelHistory.open(parent, ticking());
    VersionId first = history.save(Kan.of(kan(1).layers())).id();
    Map<String, String> details = Map.of("seed", "1", "note", "two\nlines");
    history.branch("wide", first).save(kan(2).withStep("trained", details));
    history.save(kan(3));
    Files.writeString(parent.resolve("main.1/version.json"), "{}");
    String reason = history.damaged().get(new VersionId("main", 1));
    assertThat(history.describe())
        .isEqualTo(
            """
            version  from    saved                 widths     trainable  action
            main.0   -       2026-11-24T11:00:00Z  [2, 3, 1]  90
            wide.0   main.0  2026-11-24T11:00:01Z  [2, 3, 1]  90         trained note=two lines, seed=1
            main.1   -       -                     -          -          damaged: %s
            """
                .formatted(reason));
  }

  private Set<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      return files.collect(Collectors.toSet());
    }
  }

  private static Kan kan(int seed) {
    return Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), seed);
  }

  private static Clock ticking() {
    return ticking(START);
  }

  /** Returns a clock that advances by a second at each call. */
  private static Clock ticking(Instant start) {
    AtomicLong seconds = new AtomicLong();
    InstantSource source = () -> start.plusSeconds(seconds.getAndIncrement());
    return source.withZone(ZoneOffset.UTC);
  }
}
