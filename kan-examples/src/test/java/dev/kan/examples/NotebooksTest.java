// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notebooks' cells and the start-up script, in JShell within this process. Whether the kernel
 * shows their values is tested by {@code notebooks/run.sh}, which needs Python.
 */
class NotebooksTest {
  private static final Path NOTEBOOKS = MarkdownPage.root().resolve("notebooks");
  private static final Path IMPORTS = MarkdownPage.root().resolve("scripts/kan.jsh");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(each -> each.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @Test
  void thereAreFiveNotebooks() throws IOException {
    assertThat(notebooks()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theCellsOfANotebookRun(Path notebook) throws IOException {
    JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      run(shell, Files.readString(IMPORTS));
      for (JsonNode cell : cells) {
        if (cell.get("cell_type").asText().equals("code")) {
          run(shell, source(cell));
        }
      }
    }
  }

  private static void run(JShell shell, String code) {
    String left = code;
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      String snippet = next.source() == null ? left : next.source();
      for (SnippetEvent event : shell.eval(snippet)) {
        List<String> messages =
            shell.diagnostics(event.snippet()).map(each -> each.getMessage(null)).toList();
        assertThat(messages).as(snippet).isEmpty();
        assertThat(event.exception()).as(snippet).isNull();
      }
      left = next.remaining();
    }
  }

  /** Returns the source of a cell. The notebooks are as deep in the project as the module is. */
  private static String source(JsonNode cell) {
    JsonNode source = cell.get("source");
    return source.isArray()
        ? String.join(
            "", StreamSupport.stream(source.spliterator(), false).map(JsonNode::asText).toList())
        : source.asText();
  }
}
