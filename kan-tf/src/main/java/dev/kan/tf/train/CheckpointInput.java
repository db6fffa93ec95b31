// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The content of a checkpoint as it is read. What it says of lengths is compared with the bytes
 * that are left before anything of that length is made: a right checksum does not make them true.
 */
final class CheckpointInput {
  private final ByteBuffer bytes;

  CheckpointInput(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int integer() {
    requireLeft(1, Integer.BYTES);
    return bytes.getInt();
  }

  double number() {
    requireLeft(1, Double.BYTES);
    return bytes.getDouble();
  }

  /**
   * Reads the number of elements that follow.
   *
   * @param bytesEach the fewest bytes that an element takes
   */
  int count(int bytesEach) {
    int count = integer();
    requireLeft(count, bytesEach);
    return count;
  }

  String text() {
    byte[] text = new byte[count(1)];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  double[] numbers() {
    double[] numbers = new double[count(Double.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes.getDouble();
    }
    return numbers;
  }

  void requireEnd() {
    checkArgument(!bytes.hasRemaining(), "%s bytes after its end", bytes.remaining());
  }

  private void requireLeft(int count, int bytesEach) {
    checkArgument(
        count >= 0 && count <= bytes.remaining() / bytesEach,
        "%s elements of %s bytes or more at byte %s, but %s bytes are left",
        count,
        bytesEach,
        bytes.position(),
        bytes.remaining());
  }
}
