// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file the file
 * @param text its content
 */
record MarkdownPage(Path file, String text) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");

  static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pages beside the sources and all pages of the folder docs. */
  static List<MarkdownPage> all() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "notebooks/README.md").map(ROOT::resolve),
              docs.filter(each -> each.toString().endsWith(".md")).sorted())
          .map(MarkdownPage::read)
          .toList();
    }
  }

  static Path root() {
    return ROOT;
  }

  /** Returns true for a guide, whose blocks are steps that a reader takes one after the other. */
  boolean isGuide() {
    return file.getFileName().toString().startsWith("guide-");
  }

  /** Returns the fenced blocks of a language. */
  List<String> blocks(String language) {
    return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  /** Returns the lines of shell blocks that call {@code ./kan}, without their comments. */
  List<String> commands() {
    return blocks("sh").stream()
        .flatMap(each -> CONTINUED.matcher(each).replaceAll("").lines())
        .map(line -> line.replaceAll("(^|\\s)#.*", "").strip())
        .filter(line -> line.startsWith("./kan "))
        .toList();
  }

  /** Returns the targets of links and pictures, without those on the web. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map(each -> each.group(1))
        .filter(each -> !each.startsWith("http"))
        .toList();
  }

  /** Returns the anchors of the headings, as GitHub makes them. */
  Set<String> anchors() {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(MarkdownPage::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
