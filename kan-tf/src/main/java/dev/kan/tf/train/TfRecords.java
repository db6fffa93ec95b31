// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record format, the TFRecord file of its guide: each record stands after its length
 * and before a checksum, all little-endian.
 */
final class TfRecords {
  private TfRecords() {}

  /** A record: 8 bytes length, 4 bytes checksum of these, the data, 4 bytes checksum of it. */
  static byte[] record(byte[] data) {
    byte[] length = buffer(Long.BYTES).putLong(data.length).array();
    return buffer(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
        .put(length)
        .putInt(maskedChecksum(length))
        .put(data)
        .putInt(maskedChecksum(data))
        .array();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The format masks its CRCs, since a CRC over data that contains CRCs protects it badly. */
  private static int maskedChecksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }
}
