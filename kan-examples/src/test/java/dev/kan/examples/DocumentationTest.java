// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README and the pages in docs: their programs run, their commands exist, their links lead
 * somewhere. A comment {@code // prints TEXT} of a program must come true.
 */
class DocumentationTest {
  static Stream<MarkdownPage> pages() throws IOException {
    return MarkdownPage.all().stream();
  }

  static Stream<MarkdownPage> programs() throws IOException {
    return pages().filter(each -> !each.blocks("java").isEmpty());
  }

  static Stream<Arguments> snippets() throws IOException {
    return programs()
        .flatMap(
            page ->
                SnippetProgram.of(page).snippets().stream().map(each -> Arguments.of(page, each)));
  }

  static Stream<Arguments> commands() throws IOException {
    return pages().flatMap(page -> page.commands().stream().map(each -> Arguments.of(page, each)));
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void aSnippetImportsWhatItUsesAndNothingElse(MarkdownPage page, SnippetProgram.Snippet snippet) {
    assertThat(snippet.imports().keySet())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            SnippetProgram.of(page).importableTypesUsedBy(snippet));
  }

  /** Guides are followed from the top: first their commands, then their program. */
  @ParameterizedTest
  @MethodSource("programs")
  void theProgramOfAPageRuns(MarkdownPage page, @TempDir Path directory) throws Exception {
    if (page.isGuide()) {
      runBlocks(page.blocks("sh"), directory);
    }
    SnippetProgram program = SnippetProgram.of(page);
    Snippets.compile(shortened(page, program.source()), directory);
    String output = run(directory, directory + ":" + classPath(), "Snippets");
    assertThat(program.printed()).allSatisfy(each -> assertThat(output).contains(each));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandCanBeGivenAsItStands(MarkdownPage page, String command) {
    String[] words = command.substring("./kan ".length()).split("\\s+");
    assertThatCode(() -> Main.commandLine().parseArgs(words)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(MarkdownPage page) {
    assertThat(page.links()).allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  @Test
  void theProgramInOneFileRuns(@TempDir Path directory) throws Exception {
    Path hello = MarkdownPage.root().resolve("docs/Hello.java");
    assertThat(start(directory, java(), "-cp", classPath(), hello.toString()))
        .contains("6.283185307179586*sqrt(length)/sqrt(g)");
  }

  /** The search for a formula needs a quarter of the time on the smallest network. */
  private static String shortened(MarkdownPage page, String source) {
    return page.file().endsWith("ways-of-use.md")
        ? source.replace("builder(2, 5, 1)", "builder(2, 1, 1)")
        : source;
  }

  private static void assertLeadsSomewhere(MarkdownPage page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
    assertThat(target).exists();
    if (parts.length == 2) {
      assertThat(MarkdownPage.read(target).anchors()).contains(parts[1]);
    }
  }

  private static void runBlocks(List<String> blocks, Path directory) throws Exception {
    List<String> folders = List.of("docs", "kan-examples");
    for (String each : folders) {
      Files.createSymbolicLink(directory.resolve(each), MarkdownPage.root().resolve(each));
    }
    Path kan = directory.resolve("kan");
    Files.writeString(
        kan,
        "#!/bin/sh\nexec '%s' -Djava.awt.headless=true -cp '%s' %s \"$@\"\n"
            .formatted(java(), classPath(), Main.class.getName()));
    assertThat(kan.toFile().setExecutable(true)).isTrue();
    start(directory, "sh", "-euc", String.join("\n", blocks));
    for (String each : folders) {
      Files.delete(directory.resolve(each));
    }
  }

  private static String run(Path directory, String classPath, String main) throws Exception {
    return start(directory, java(), "-Djava.awt.headless=true", "-cp", classPath, main);
  }

  private static String start(Path directory, String... command) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    assertThat(code).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
