// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.locale.DefaultLocales;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quickstart prints, writes and draws the same whatever the default locale. */
class QuickstartLocaleTest {
  @TempDir private static Path folder;

  private static Results expected;

  private record Results(String printed, String json, ByteBuffer picture) {}

  @BeforeAll
  static void underTheRootLocale() throws Exception {
    expected = DefaultLocales.under(Locale.ROOT, QuickstartLocaleTest::quickstart);
    assertThat(expected.printed()).contains("train MSE").containsPattern("published +0\\.\\d+");
  }

  static List<Locale> locales() {
    return DefaultLocales.ALL;
  }

  @ParameterizedTest
  @MethodSource("locales")
  void givesTheSame(Locale locale) throws Exception {
    Results results = DefaultLocales.under(locale, QuickstartLocaleTest::quickstart);
    assertThat(results.printed()).isEqualTo(expected.printed());
    assertThat(results.json()).isEqualTo(expected.json());
    assertThat(results.picture()).isEqualTo(expected.picture());
  }

  /** Without the speed, which differs from run to run. */
  private static Results quickstart() throws Exception {
    StringWriter out = new StringWriter();
    Path picture = folder.resolve("picture.png");
    Path json = folder.resolve("results.json");
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("quickstart", "--picture", picture.toString(), "--json", json.toString());
    assertThat(exitCode).isZero();
    return new Results(
        out.toString().replaceAll("(?m) +[0-9]+$", ""),
        Files.readString(json).replaceAll("(\"steps_?[pP]er_?[sS]econd\" *: *)[-+.0-9eE]+", "$1"),
        ByteBuffer.wrap(Files.readAllBytes(picture)));
  }
}
