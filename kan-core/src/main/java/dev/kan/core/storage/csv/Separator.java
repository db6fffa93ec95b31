// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.primitives.Chars;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Recognises the character between the cells of a file by its first rows. */
final class Separator {
  static final char COMMA = ',';
  static final char SEMICOLON = ';';

  private static final List<Character> CANDIDATES = Chars.asList(COMMA, SEMICOLON, '\t', '|');
  private static final int SAMPLE = 1 << 16;
  private static final int MOST_ROWS = 50;

  private Separator() {}

  /** Returns the format of files with a separator. */
  static CSVFormat.Builder format(char separator) {
    return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(true);
  }

  /**
   * Returns the separator that cuts the header into most cells, where one that cuts all rows alike
   * goes before one that does not; a comma if none cuts it. The position of the reader is
   * unchanged.
   */
  static char recognise(BufferedReader reader) throws IOException {
    char[] sample = new char[SAMPLE];
    reader.mark(SAMPLE);
    int length = 0;
    int count;
    while (length < SAMPLE && (count = reader.read(sample, length, SAMPLE - length)) > 0) {
      length += count;
    }
    reader.reset();
    String text = new String(sample, 0, length);
    boolean cut = length == SAMPLE;
    List<Candidate> candidates =
        CANDIDATES.stream().map(each -> Candidate.of(each, text, cut)).toList();
    // the first of equals, so the comma
    return candidates.stream()
        .min(
            Comparator.comparing((Candidate each) -> !each.regular())
                .thenComparing(each -> -each.width()))
        .orElseThrow()
        .separator();
  }

  /**
   * What a separator makes of the first rows.
   *
   * @param regular true if it cuts them all into the same number of cells, more than one
   * @param width the number of cells in the header
   */
  private record Candidate(char separator, boolean regular, int width) {
    static Candidate of(char separator, String text, boolean cut) {
      List<Integer> widths = new ArrayList<>();
      CSVFormat format = format(separator).setLenientEof(true).get();
      try (CSVParser parser =
          CSVParser.builder().setReader(new StringReader(text)).setFormat(format).get()) {
        for (CSVRecord row : parser) {
          widths.add(row.size());
          if (widths.size() > MOST_ROWS) {
            break;
          }
        }
      } catch (IOException | UncheckedIOException e) {
        // quotes that fit no cells of this separator: the rows before them decide
        return of(separator, widths, false);
      }
      return of(separator, widths, cut);
    }

    private static Candidate of(char separator, List<Integer> widths, boolean cut) {
      int whole = cut && widths.size() > 1 ? widths.size() - 1 : widths.size();
      int width = widths.isEmpty() ? 0 : widths.get(0);
      boolean regular =
          width > 1 && widths.subList(0, whole).stream().allMatch(each -> each == width);
      return new Candidate(separator, regular, width);
    }
  }
}
