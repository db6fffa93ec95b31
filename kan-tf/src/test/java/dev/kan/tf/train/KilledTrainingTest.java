// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.kan.attack.ChildProcess;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.storage.json.KanJson;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed with SIGKILL at random steps and resumed. */
class KilledTrainingTest {
  private static final int KILLS = 8;

  @TempDir private Path folder;

  @Test
  void endsWithTheParametersOfATrainingThatWasNotKilled() throws Exception {
    Path result = folder.resolve("result.json");
    SeededRandom random = new SeededRandom(11);
    int reached = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int target = reached + 1 + (int) (random.uniform() * 2 * KilledTraining.STEPS / KILLS);
      if (target >= KilledTraining.STEPS) {
        break;
      }
      reached = killAfter(target, result);
    }
    assertThat(result).doesNotExist();
    ChildProcess last = start(result);
    assertThat(last.lines().readLine())
        .as("the last process resumed")
        .isNotNull()
        .isNotEqualTo("1");
    assertThat(last.waitFor()).isZero();
    assertThat(KanJson.read(result))
        .isEqualTo(
            KilledTraining.trainer().train(KilledTraining.start(), KilledTraining.data()).kan());
  }

  /** Starts the training and kills it once it has made a step; the last step it told of. */
  private int killAfter(int target, Path result) throws IOException, InterruptedException {
    ChildProcess process = start(result);
    int step = 0;
    while (step < target) {
      String line = process.lines().readLine();
      if (line == null) {
        return fail("the process ended by itself with " + process.waitFor());
      }
      step = Integer.parseInt(line);
    }
    process.kill();
    return step;
  }

  private ChildProcess start(Path result) throws IOException {
    return ChildProcess.start(
        KilledTraining.class, folder.resolve("training.kan").toString(), result.toString());
  }
}
