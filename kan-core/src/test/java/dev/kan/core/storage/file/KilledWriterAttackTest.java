// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.attack.ChildProcess;
import dev.kan.core.Kan;
import dev.kan.core.storage.history.ModelHistory;
import dev.kan.core.storage.history.Version;
import dev.kan.core.storage.json.KanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing processes that are killed with SIGKILL at random moments. */
class KilledWriterAttackTest {
  private static final List<Kan> WRITTEN =
      IntStream.range(0, KilledWriter.NETWORKS).mapToObj(KilledWriter::network).toList();

  @TempDir private Path folder;

  @Test
  void keepsFilesCompleteWhenWritersAreKilled() throws IOException {
    Attack attack = Attack.named("kills of writers of networks and histories");
    for (int i = 0; i < Attack.attempts(4); i++) {
      int millis = attack.random().nextInt(150);
      attack.attempt(
          "kill after " + millis + " ms",
          () -> {
            ChildProcess writer = ChildProcess.start(KilledWriter.class, folder.toString());
            assertThat(writer.lines().readLine()).isEqualTo("writing");
            Thread.sleep(millis);
            writer.kill();
            everythingIsComplete();
          });
    }
    attack.report();
    theNextWritersCleanUp();
  }

  private void everythingIsComplete() throws IOException {
    assertThat(KanJson.read(KilledWriter.file(folder))).isIn(WRITTEN);
    ModelHistory history = ModelHistory.open(KilledWriter.history(folder));
    assertThat(history.damaged()).isEmpty();
    List<Version> versions = history.versions();
    assertThat(versions)
        .extracting(version -> version.id().number())
        .containsExactlyElementsOf(IntStream.range(0, versions.size()).boxed().toList());
    assertThat(history.restore(versions.get(versions.size() - 1).id())).isIn(WRITTEN);
  }

  private void theNextWritersCleanUp() throws IOException {
    for (Path left : temporaryFiles()) {
      Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
    KanJson.write(WRITTEN.get(0), KilledWriter.file(folder));
    ModelHistory.open(KilledWriter.history(folder)).save(WRITTEN.get(0));
    assertThat(temporaryFiles()).isEmpty();
  }

  /**
   * Returns the temporary files in the folder and in the history, not those inside other temporary
   * directories.
   */
  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList();
    }
  }
}
