// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.hash.Funnel;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.storage.json.KanJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Short names of large values, the same in every process. */
final class Fingerprint {
  private static final HashFunction HASH = Hashing.murmur3_128();

  private static final Funnel<Batch> BATCH =
      (batch, sink) -> {
        sink.putInt(batch.columns());
        for (double value : batch.toArray()) {
          sink.putDouble(value);
        }
      };

  private Fingerprint() {}

  /** Of a network without its history. */
  static String of(Kan kan) {
    return HASH.hashString(KanJson.toJson(Kan.of(kan.layers())), StandardCharsets.UTF_8).toString();
  }

  /** Returns the fingerprint of the samples of a training. */
  static String of(Samples train, Optional<Samples> test) {
    var hasher = HASH.newHasher();
    Stream.concat(Stream.of(train), test.stream())
        .forEach(
            samples -> {
              hasher.putObject(samples.inputs(), BATCH).putObject(samples.targets(), BATCH);
              samples.weights().ifPresent(weights -> hasher.putObject(weights, BATCH));
            });
    return hasher.hash().toString();
  }
}
