// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import java.util.Collection;
import java.util.regex.Pattern;

/** Recognises dates and numbers among texts, which a table does not take for numbers. */
final class Numerals {
  /** Digits and no letters, but for those between the date and the time of ISO 8601. */
  private static final Pattern NUMERAL = Pattern.compile("[^\\p{L}]*[0-9](T[0-9])?[^\\p{L}]*Z?");

  private Numerals() {}

  /** Returns what to do about texts that are meant as dates or numbers; empty if they are not. */
  static String advice(Collection<String> texts) {
    return texts.stream().allMatch(each -> NUMERAL.matcher(each).matches())
        ? "; its cells, such as \"%s\", are texts here: write numbers like 1234.5, and dates as columns of numbers such as year and month"
            .formatted(texts.iterator().next())
        : "";
  }
}
