// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Sets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file in the safetensors format: the length of the header in 8 bytes, the header in JSON, then
 * the elements of all tensors, little-endian. Tensors are read one at a time, so that a file of any
 * size can be refused by its names.
 */
final class TensorFile implements Closeable {
  private static final int LONGEST_HEADER = 1 << 24;

  private final FileChannel channel;
  private final TensorHeader header;
  private final long dataStart;
  private final Set<String> read = new LinkedHashSet<>();

  private TensorFile(FileChannel channel, TensorHeader header, long dataStart) {
    this.channel = channel;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not in the format, or its header has more than 16 MiB
   */
  static TensorFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return opened(channel);
    } catch (IOException | IllegalArgumentException e) {
      channel.close();
      throw e;
    }
  }

  private static TensorFile opened(FileChannel channel) throws IOException {
    long size = channel.size();
    checkArgument(size >= Long.BYTES, "not in the safetensors format: it has only %s bytes", size);
    long length = bytes(channel, 0, Long.BYTES).getLong();
    checkArgument(
        length >= 0 && length <= Math.min(size - Long.BYTES, LONGEST_HEADER),
        "not in the safetensors format: its first 8 bytes, the length of the header, are %s, but it"
            + " has %s bytes after them, and a header has at most %s",
        length,
        size - Long.BYTES,
        LONGEST_HEADER);
    long dataStart = Long.BYTES + length;
    try {
      String json =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(bytes(channel, Long.BYTES, (int) length))
              .toString();
      return new TensorFile(channel, TensorHeader.parse(json, size - dataStart), dataStart);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "not in the safetensors format: its header is not text in UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not in the safetensors format: " + e.getMessage(), e);
    }
  }

  /** Returns the names of the tensors. */
  Set<String> names() {
    return header.entries().keySet();
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /** Returns the names of the tensors that were not read so far. */
  Set<String> unread() {
    return Sets.difference(names(), read);
  }

  /** Returns a text that the writer of the file added, if it did. */
  Optional<String> metadata(String name) {
    return Optional.ofNullable(header.metadata().get(name));
  }

  /**
   * Reads a tensor.
   *
   * @throws IllegalArgumentException if there is none of this name, or an element is not finite
   */
  Tensor tensor(String name) throws IOException {
    TensorEntry entry = header.entries().get(name);
    if (entry == null) {
      throw new IllegalArgumentException("lacks the tensor " + name);
    }
    read.add(name);
    ByteBuffer bytes =
        bytes(channel, dataStart + entry.begin(), Math.toIntExact(entry.end() - entry.begin()));
    return new Tensor(name, entry.shape(), entry.type().decode(bytes));
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IllegalArgumentException("the file has become shorter while it was read");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
