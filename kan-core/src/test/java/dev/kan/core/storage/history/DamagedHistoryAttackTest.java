// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.init.Initialiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories whose files are damaged, cut off or exchanged. */
class DamagedHistoryAttackTest {
  private static final VersionId SECOND = new VersionId("main", 1);
  private static final List<String> FILES = List.of("kan.json", "version.json");

  @TempDir private Path directory;

  @Test
  void rejectsOrIgnoresDamage() throws IOException {
    ModelHistory history = ModelHistory.open(directory);
    List<Kan> saved = List.of(kan(1), kan(2), kan(3));
    for (Kan each : saved) {
      history.save(each);
    }
    Version before = history.versions().get(1);
    Attack attack = Attack.named("bit flips and truncations in histories");
    for (int i = 0; i < Attack.attempts(1000); i++) {
      Path file = directory.resolve("main.1").resolve(FILES.get(i % 2));
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      int bit = attack.random().nextInt(8 * bad.length);
      if (i % 5 == 0) {
        bad = Arrays.copyOf(bad, bit / 8);
      } else {
        bad[bit / 8] ^= (byte) (1 << bit % 8);
      }
      Files.write(file, bad);
      attack.attempt(
          file + ", bit " + bit,
          () -> {
            assertThat(restored(history)).isIn(Optional.of(kan(2)), Optional.empty());
            assertThat(history.versions().stream().filter(each -> each.id().equals(SECOND)))
                .isSubsetOf(before);
          });
      Files.write(file, good);
    }
    attack.report();
    assertThat(history.restore(SECOND)).isEqualTo(kan(2));
  }

  /** Returns the network of the second version, unless it is refused. */
  private static Optional<Kan> restored(ModelHistory history) throws IOException {
    try {
      return Optional.of(history.restore(SECOND));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("main.1");
      return Optional.empty();
    }
  }

  private static Kan kan(int seed) {
    return Initialiser.powerLaw()
        .initialise(KanSpec.builder(2, 1).gridIntervals(2).build(), seed)
        .withStep("trained", Map.of("seed", Integer.toString(seed)));
  }
}
