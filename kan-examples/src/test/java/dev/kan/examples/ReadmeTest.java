// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's snippets in Java, in one method one after the other. */
class ReadmeTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern IMPORT = Pattern.compile("import [\\w.]+\\.(\\w+);\n");
  private static final Pattern NOT_CODE = Pattern.compile("\"[^\"]*\"|//.*");
  private static final Pattern TYPE = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

  record Snippet(Map<String, String> imports, String body) {
    static Snippet of(String text) {
      Map<String, String> imports = new HashMap<>();
      IMPORT.matcher(text).results().forEach(each -> imports.put(each.group(1), each.group()));
      return new Snippet(imports, IMPORT.matcher(text).replaceAll(""));
    }

    Set<String> types() {
      return TYPE.matcher(NOT_CODE.matcher(body).replaceAll(""))
          .results()
          .map(MatchResult::group)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      return body.strip().lines().findFirst().orElseThrow();
    }
  }

  static List<Snippet> snippets() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    return SNIPPET.matcher(readme).results().map(each -> Snippet.of(each.group(1))).toList();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void aSnippetImportsWhatItUsesAndNothingElse(Snippet snippet) throws IOException {
    Set<String> importable =
        snippets().stream()
            .flatMap(each -> each.imports().keySet().stream())
            .collect(Collectors.toSet());
    Set<String> used = snippet.types();
    used.retainAll(importable);
    assertThat(snippet.imports().keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(used);
  }

  /** On the smallest network for the formula, which needs a quarter of the time. */
  @Test
  void theSnippetsCompileAndRun(@TempDir Path directory) throws Exception {
    String source = source();
    assertThat(source).contains("builder(2, 5, 1)");
    Snippets.compile(source.replace("builder(2, 5, 1)", "builder(2, 1, 1)"), directory);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                directory + ":" + System.getProperty("java.class.path"),
                "Snippets")
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    int code = process.waitFor();
    assertThat(code).as(Files.readString(directory.resolve("err"))).isZero();
    assertThat(directory.resolve("out")).content().contains("exp(x2^2 + sin(3.1416*x1))");
    assertThat(directory.resolve("out")).content().contains("3.1416*height*radius^2");
    assertThat(directory.resolve("report.html")).isNotEmptyFile();
  }

  private static String source() throws IOException {
    Stream<String> imports =
        snippets().stream()
            .map(Snippet::imports)
            .map(Map::values)
            .flatMap(Collection::stream)
            .distinct();
    String bodies = snippets().stream().map(Snippet::body).collect(Collectors.joining("\n"));
    return """
        %s
        class Snippets {
          public static void main(String[] args) throws Exception {
        %s
          }
        }
        """
        .formatted(imports.collect(Collectors.joining()), bodies);
  }
}
