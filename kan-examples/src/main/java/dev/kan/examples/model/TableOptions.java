// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.storage.csv.TableReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that read a table, for use with {@code @Mixin}. */
public final class TableOptions {
  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      converter = SeparatorConverter.class,
      description = "The character between cells, 'tab' for a tab (default: recognised).")
  private @Nullable Character separator;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = CharsetConverter.class,
      description =
          "The encoding of the table, windows-1252 for example (default: UTF-8, or what a byte order"
              + " mark tells).")
  private @Nullable Charset encoding;

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      description =
          "A text that stands for a missing cell, beside the usual ones such as NA; may be given"
              + " several times.")
  private List<String> missing = new ArrayList<>();

  /** Returns a reader with these options. */
  public TableReader reader() {
    return builder().build();
  }

  /** Returns a builder of a reader with these options. */
  public TableReader.Builder builder() {
    TableReader.Builder reader = TableReader.builder();
    Optional.ofNullable(separator).ifPresent(reader::separator);
    Optional.ofNullable(encoding).ifPresent(reader::charset);
    if (!missing.isEmpty()) {
      List<String> words = new ArrayList<>(TableReader.defaults().missingWords());
      words.addAll(missing);
      reader.missingWords(words.toArray(String[]::new));
    }
    return reader;
  }

  /** Converts the value of {@code --separator}. */
  static final class SeparatorConverter implements ITypeConverter<Character> {
    @Override
    public Character convert(String value) {
      String character = value.equals("tab") || value.equals("\\t") ? "\t" : value;
      if (character.length() != 1) {
        throw new TypeConversionException("expected one character, or tab; got '" + value + "'");
      }
      try {
        return TableReader.builder()
            .separator(character.charAt(0))
            .build()
            .separator()
            .orElseThrow();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Converts the value of {@code --encoding}. */
  static final class CharsetConverter implements ITypeConverter<Charset> {
    @Override
    public Charset convert(String value) {
      try {
        return Charset.forName(value);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new TypeConversionException("no encoding '" + value + "'; UTF-8 is one");
      }
    }
  }
}
