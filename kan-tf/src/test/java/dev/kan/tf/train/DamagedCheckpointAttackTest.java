// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.tf.optimize.Optimizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints with bits flipped, cut off, and with odd numbers under a right checksum. */
class DamagedCheckpointAttackTest {
  private static final List<Integer> ODD =
      List.of(-1, 0, 1, 2, 100_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE);
  private static final Dataset DATA = UniformSampling.of(x -> x[0], 1).train(20).test(5).build();

  private static final Kan START =
      Initialiser.powerLaw()
          .initialise(KanSpec.builder(1, 1).gridIntervals(2).splineOrder(1).build(), 4);

  @TempDir private Path folder;

  @Test
  void damageIsRefused() throws IOException {
    Path file = folder.resolve("training.kan");
    byte[] good = checkpoint(trainers().get(0), file);
    Attack attack = Attack.named("bit flips and truncations of checkpoints");
    for (int i = 0; i < Attack.attempts(1000); i++) {
      int bit = attack.random().nextInt(8 * good.length);
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] content = i % 5 == 0 ? Arrays.copyOf(good, bit / 8) : bad;
      attack.attempt(
          "bit " + bit,
          () -> {
            Files.write(file, content);
            assertThat(refusal(() -> Checkpoint.read(file))).startsWith(file + ": ");
          });
    }
    attack.report();
  }

  @Test
  void oddContentUnderARightChecksumIsRefusedOrTrainsOn() throws IOException {
    Attack attack = Attack.named("odd checkpoints under a right checksum");
    AtomicInteger trainedOn = new AtomicInteger();
    for (TensorFlowTrainer trainer : trainers()) {
      Path file = folder.resolve("training.kan");
      byte[] good = checkpoint(trainer, file);
      for (int i = 0; i < Attack.attempts(150); i++) {
        byte[] odd = good.clone();
        String change = plant(odd, attack.random());
        attack.attempt(
            change,
            () -> {
              Files.write(file, odd);
              if (refusal(() -> trainer.resume(START, DATA, file)).isEmpty()) {
                trainedOn.incrementAndGet();
              }
            });
      }
    }
    attack.report();
    assertThat(trainedOn.get()).isPositive();
  }

  /** The message with which it is refused, empty if it is not. */
  private static String refusal(Attack.Attempt attempt) throws Exception {
    try {
      attempt.run();
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Changes something behind the networks, which have checksums of their own; says what. */
  private static String plant(byte[] content, Random random) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int start = 2 * Integer.BYTES;
    if (random.nextInt(10) > 0) {
      start += Integer.BYTES + bytes.getInt(start);
      start += Integer.BYTES + bytes.getInt(start);
    }
    int end = content.length - Long.BYTES;
    int place = start + random.nextInt(end - Integer.BYTES - start);
    int value = random.nextBoolean() ? ODD.get(random.nextInt(ODD.size())) : random.nextInt();
    bytes.putInt(place, value);
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, end);
    bytes.putLong(end, checksum.getValue());
    return value + " at " + place;
  }

  private static byte[] checkpoint(TensorFlowTrainer trainer, Path file) throws IOException {
    Files.deleteIfExists(file);
    trainer.toBuilder().checkpoint(file, 3, Duration.ofDays(1)).build().train(START, DATA);
    return Files.readAllBytes(file);
  }

  private static List<TensorFlowTrainer> trainers() {
    return Stream.of(Optimizer.adam(0.01), Optimizer.lbfgs(), Optimizer.levenbergMarquardt())
        .map(each -> TensorFlowTrainer.builder().steps(4).optimizer(each).build())
        .toList();
  }
}
