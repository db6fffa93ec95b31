// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TfRecordsTest {
  // golden: tf.io.TFRecordWriter(file).write(data) of Python TensorFlow 2.18.1

  @Test
  void isByteForByteWhatTensorFlowWrites() {
    assertThat(hex(TfRecords.record(new byte[0]))).isEqualTo("000000000000000029039807d8ea82a2");
    assertThat(hex(TfRecords.record("kan".getBytes(UTF_8))))
        .isEqualTo("0300000000000000b099490e6b616e4d80ee10");
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(hex(TfRecords.record(all)))
        .startsWith("00010000000000002fb308df000102")
        .endsWith("fdfeff60231ad3");
  }

  @Property
  void theTestsReaderReadsItBack(@ForAll byte[] data) throws IOException {
    assertThat(EventFileReader.records(TfRecords.record(data))).containsExactly(data);
  }

  @Test
  void theTestsReaderSeesDamage() {
    byte[] sound = TfRecords.record("kan".getBytes(UTF_8));
    for (int i = 0; i < sound.length; i++) {
      byte[] damaged = sound.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> EventFileReader.records(damaged)).isInstanceOf(IOException.class);
    }
  }

  private static String hex(byte[] bytes) {
    return BaseEncoding.base16().lowerCase().encode(bytes);
  }
}
