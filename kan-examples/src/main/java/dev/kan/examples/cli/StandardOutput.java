// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Opens standard output for results. Unlike {@code System.out}, it throws if a line cannot be
 * written, for example since a disk is full or the reader of a pipe has ended, so that the command
 * fails at once.
 */
public final class StandardOutput {
  private StandardOutput() {}

  /** Returns the standard output of this process, in the encoding of the terminal or locale. */
  public static PrintWriter open() {
    String charset =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("native.encoding", Charset.defaultCharset().name()));
    return on(new FileOutputStream(FileDescriptor.out), Charset.forName(charset));
  }

  /**
   * Returns a writer of results to a stream.
   *
   * @param stream the stream to write to
   * @param charset the encoding
   * @return a writer that throws an {@link UncheckedIOException} if a line cannot be written
   */
  public static PrintWriter on(OutputStream stream, Charset charset) {
    return new PrintWriter(new Failing(new OutputStreamWriter(stream, charset)), true);
  }

  /**
   * A writer that throws unchecked exceptions, since a {@link PrintWriter} hides an {@link
   * IOException}.
   */
  private static final class Failing extends Writer {
    private final Writer writer;

    Failing(Writer writer) {
      this.writer = writer;
    }

    @Override
    public void write(char[] text, int offset, int length) {
      attempt(() -> writer.write(text, offset, length));
    }

    @Override
    public void flush() {
      attempt(writer::flush);
    }

    @Override
    public void close() {
      attempt(writer::close);
    }

    private static void attempt(Action action) {
      try {
        action.run();
      } catch (IOException e) {
        throw new UncheckedIOException(
            new IOException("cannot write to standard output: " + e.getMessage(), e));
      }
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }
}
