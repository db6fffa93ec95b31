// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.proto.Event;

/** Reads event files by the format's description, with Guava's CRC. */
final class EventFileReader {
  private EventFileReader() {}

  static List<Event> read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    for (byte[] record : records(Files.readAllBytes(file))) {
      events.add(Event.parseFrom(record));
    }
    return events;
  }

  /** The data of the records; fails where a checksum is wrong or the end is missing. */
  static List<byte[]> records(byte[] file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    while (in.available() > 0) {
      byte[] length = checked(in, 8);
      records.add(checked(in, (int) littleEndian(length)));
    }
    return records;
  }

  private static byte[] checked(DataInputStream in, int count) throws IOException {
    byte[] data = new byte[count];
    in.readFully(data);
    byte[] checksum = new byte[4];
    in.readFully(checksum);
    long rotated = (littleEndian(checksum) - 0xa282ead8L) & 0xffffffffL;
    long crc = ((rotated >> 17) | (rotated << 15)) & 0xffffffffL;
    if (crc != (Hashing.crc32c().hashBytes(data).asInt() & 0xffffffffL)) {
      throw new IOException("wrong checksum of " + Arrays.toString(data));
    }
    return data;
  }

  private static long littleEndian(byte[] bytes) {
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value * 256 + (bytes[i] & 0xff);
    }
    return value;
  }
}
