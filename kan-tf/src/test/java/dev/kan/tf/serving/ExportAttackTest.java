// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.attack.ChildProcess;
import dev.kan.core.Kan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.SavedModelBundle;

/** Attacks SavedModels by damage, by killed writers and by concurrent writers. */
class ExportAttackTest {
  private static final int WRITERS = 3;
  private static final List<Kan> WRITTEN =
      List.of(KilledExport.network(0), KilledExport.network(1));

  @TempDir private Path folder;

  @Test
  void rejectsDamageThatChangesTheNetwork() throws IOException {
    Path model = folder.resolve("model");
    SavedModels.export(WRITTEN.get(0), model);
    Path file = model.resolve("saved_model.pb");
    byte[] good = Files.readAllBytes(file);
    Attack attack = Attack.named("bit flips and truncations of SavedModels");
    for (int i = 0; i < Attack.attempts(1000); i++) {
      int bit = attack.random().nextInt(8 * good.length);
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] content = i % 5 == 0 ? Arrays.copyOf(good, bit / 8) : bad;
      attack.attempt(
          "bit " + bit,
          () -> {
            Files.write(file, content);
            Kan read;
            try {
              read = SavedModels.importKan(model);
            } catch (IllegalArgumentException e) {
              assertThat(e).hasMessageStartingWith(file + ": ");
              return;
            }
            assertThat(read).isEqualTo(WRITTEN.get(0));
          });
    }
    attack.report();
  }

  @Test
  void remainsReadableIfWritersAreKilled() {
    Path model = folder.resolve("model");
    Attack attack = Attack.named("kills of writers of a SavedModel");
    for (int i = 0; i < Attack.attempts(3); i++) {
      int millis = attack.random().nextInt(150);
      attack.attempt(
          "kill after " + millis + " ms",
          () -> {
            ChildProcess writer = ChildProcess.start(KilledExport.class, model.toString());
            assertThat(writer.lines().readLine()).isEqualTo("exporting");
            Thread.sleep(millis);
            writer.kill();
            assertReadable(model);
          });
    }
    attack.report();
  }

  @Test
  void remainsReadableWhileSeveralWrite() throws Exception {
    Path model = folder.resolve("new/model");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> running = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Kan kan = WRITTEN.get(writer % WRITTEN.size());
      running.add(
          pool.submit(
              () -> {
                do {
                  SavedModels.export(kan, model);
                } while (!done.get());
                return null;
              }));
    }
    while (!Files.exists(model.resolve("saved_model.pb"))) {
      assertThat(running).noneMatch(Future::isDone);
      Thread.sleep(1);
    }
    Attack attack = Attack.named("reads of a SavedModel that three write");
    for (int i = 0; i < Attack.attempts(60); i++) {
      attack.attempt("read " + i, () -> assertReadable(model));
    }
    done.set(true);
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
    attack.report();
    try (var files = Files.list(model)) {
      assertThat(files).containsExactly(model.resolve("saved_model.pb"));
    }
  }

  /** Checks that this library and TensorFlow's own loader read the model. */
  private static void assertReadable(Path model) throws IOException {
    assertThat(SavedModels.importKan(model)).isIn(WRITTEN);
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve")) {
      assertThat(bundle.function(SavedModels.SIGNATURE).signature().inputNames())
          .containsExactly("x");
    }
  }
}
