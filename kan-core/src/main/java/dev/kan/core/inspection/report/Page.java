// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.kan.core.storage.file.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A page of sections, with the style sheet and the script that all pages share. */
final class Page {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private Page() {}

  /** Returns the page with a heading, plain text, and sections. */
  static String of(String heading, List<Section> sections) {
    String title = Html.text(heading);
    // the policy lets nothing be loaded, and no script run but this one
    return """
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; \
        form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="icon" href="data:,"/>
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        <nav aria-label="Sections">%s</nav>
        </header>
        <main>
        %s</main>
        <script>%s</script>
        </body>
        </html>
        """
        .formatted(
            hash(SCRIPT),
            title,
            STYLE,
            title,
            sections.stream().map(Section::link).collect(Collectors.joining("\n")),
            sections.stream().map(Section::html).collect(Collectors.joining()),
            SCRIPT);
  }

  /** Writes a page to a file, which is replaced as a whole or not at all. */
  static void write(String page, Path file) throws IOException {
    AtomicFiles.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hash(String script) {
    return BaseEncoding.base64()
        .encode(Hashing.sha256().hashString(script, StandardCharsets.UTF_8).asBytes());
  }

  private static String resource(String name) {
    // not through Guava, a module that may not see what this one has inside
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the library's jar lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
