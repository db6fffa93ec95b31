// SPDX-License-Identifier: Apache-2.0
package dev.kan.locale;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Default locales that show text made with the default locale by mistake: digits of their own,
 * lower case of their own, a comma in decimals.
 */
public final class DefaultLocales {
  /** Arabic, Persian and Thai digits, the Turkish dotless i, the German decimal comma. */
  public static final List<Locale> ALL =
      List.of(
          Locale.forLanguageTag("ar-u-nu-arab"),
          Locale.forLanguageTag("fa"),
          Locale.forLanguageTag("th-TH-u-nu-thai"),
          Locale.forLanguageTag("tr"),
          Locale.forLanguageTag("de"));

  private DefaultLocales() {}

  /**
   * Runs a task under a default locale and restores the one before. The default locale is the whole
   * JVM's, so tests that use this must not run beside others.
   */
  public static <T> T under(Locale locale, Callable<T> task) throws Exception {
    Locale before = Locale.getDefault();
    Locale format = Locale.getDefault(Locale.Category.FORMAT);
    Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(locale);
    try {
      return task.call();
    } finally {
      Locale.setDefault(before);
      Locale.setDefault(Locale.Category.FORMAT, format);
      Locale.setDefault(Locale.Category.DISPLAY, display);
    }
  }
}
