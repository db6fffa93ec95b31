// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.storage.json.KanJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that several threads write while it is read. */
class ConcurrentWritersAttackTest {
  private static final int WRITERS = 3;

  @TempDir private Path folder;

  @Test
  void readsCompleteFilesDuringWrites() throws Exception {
    Path file = folder.resolve("kan.json");
    List<Kan> written = new ArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    for (int writer = 0; writer < WRITERS; writer++) {
      Kan kan = KilledWriter.network(writer);
      written.add(kan);
      KanJson.write(kan, file);
      running.add(
          pool.submit(
              () -> {
                while (!done.get()) {
                  KanJson.write(kan, file);
                }
                return null;
              }));
    }
    Attack attack = Attack.named("reads of a network file that three write");
    for (int i = 0; i < Attack.attempts(100); i++) {
      attack.attempt("read " + i, () -> assertThat(KanJson.read(file)).isIn(written));
    }
    done.set(true);
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
    attack.report();
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }
}
