// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import dev.kan.core.storage.file.FileErrors;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The characters of a file. Refuses what no table contains, and names the line: bytes that are not
 * text, NUL characters and rows without end.
 */
final class CsvText extends FilterReader {
  /** A code point that stands for no character, in place of bytes that cannot be decoded. */
  private static final char UNDECODABLE = '\uffff';

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final int MOST_IN_ROW = 1 << 24;

  private final CsvFile file;
  private final Charset charset;
  private long line = 1;
  private boolean afterReturn;
  private boolean started;
  private long rowLine = 1;
  private int charactersLeft = MOST_IN_ROW;

  private CsvText(CsvFile file, InputStream in, Charset charset) {
    super(decoding(in, charset));
    this.file = file;
    this.charset = charset;
  }

  /**
   * Opens a file.
   *
   * @param charset the encoding; empty to go by a byte order mark, or UTF-8 if there is none
   */
  static CsvText open(CsvFile file, Optional<Charset> charset) throws IOException {
    InputStream in = new BufferedInputStream(file.bytes().openStream());
    try {
      return new CsvText(file, in, charset.isPresent() ? charset.get() : recognised(in));
    } catch (IOException e) {
      in.close();
      throw FileErrors.naming(file.path(), e);
    }
  }

  private static Charset recognised(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0xff && second == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0xfe && second == 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static Reader decoding(InputStream in, Charset charset) {
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(Character.toString(UNDECODABLE)));
  }

  /** Says that a row begins, in a line counted from 1. */
  void startRow(long atLine) {
    rowLine = atLine;
    charactersLeft = MOST_IN_ROW;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count > 0 && !started) {
      started = true;
      if (target[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        count = count > 1 ? count - 1 : in.read(target, offset, length);
      }
    }
    for (int i = offset; i < offset + count; i++) {
      check(target[i]);
    }
    charactersLeft -= Math.max(count, 0);
    if (charactersLeft < 0) {
      throw file.error(
          rowLine,
          String.format(
              Locale.ROOT,
              "the row is longer than %d characters; is a quote in it not closed?",
              MOST_IN_ROW));
    }
    return count;
  }

  private void check(char character) {
    if (character == UNDECODABLE) {
      throw file.error(
          line,
          ("these bytes are no text in %s; if the file is a table, name its encoding,"
                  + " for instance windows-1252")
              .formatted(charset));
    } else if (character == 0) {
      throw file.error(
          line,
          "NUL characters are not allowed; if the file is a table, name its encoding,"
              + " for instance UTF-16LE");
    }
    if (character == '\r' || (character == '\n' && !afterReturn)) {
      line++;
    }
    afterReturn = character == '\r';
  }
}
