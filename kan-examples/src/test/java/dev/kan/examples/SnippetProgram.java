// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The snippets of a page in Java as one program: one method holds them one after the other.
 *
 * @param snippets the snippets
 */
record SnippetProgram(List<Snippet> snippets) {
  private static final Pattern IMPORT = Pattern.compile("import [\\w.]+\\.(\\w+);\n");
  private static final Pattern NOT_CODE = Pattern.compile("\"[^\"]*\"|//.*");
  private static final Pattern TYPE = Pattern.compile("(?<![.\\w])[A-Z]\\w*");
  private static final Pattern PRINTS = Pattern.compile("// prints ([^;\n]+)");

  /** A snippet: its imports by the name of the type, and what follows them. */
  record Snippet(Map<String, String> imports, String body) {
    static Snippet of(String text) {
      Map<String, String> imports = new TreeMap<>();
      IMPORT.matcher(text).results().forEach(each -> imports.put(each.group(1), each.group()));
      return new Snippet(imports, IMPORT.matcher(text).replaceAll(""));
    }

    @Override
    public String toString() {
      return body.strip().lines().findFirst().orElseThrow();
    }
  }

  static SnippetProgram of(MarkdownPage page) {
    return new SnippetProgram(page.blocks("java").stream().map(Snippet::of).toList());
  }

  /** Returns the types that a snippet uses, of those that any of the snippets imports. */
  Set<String> importableTypesUsedBy(Snippet snippet) {
    Set<String> importable =
        snippets.stream()
            .flatMap(each -> each.imports().keySet().stream())
            .collect(Collectors.toSet());
    Set<String> used =
        TYPE.matcher(NOT_CODE.matcher(snippet.body()).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    used.retainAll(importable);
    return used;
  }

  /** Returns the source of the class {@code Snippets}. */
  String source() {
    String imports =
        snippets.stream()
            .map(Snippet::imports)
            .map(Map::values)
            .flatMap(Collection::stream)
            .distinct()
            .collect(Collectors.joining());
    return """
    %s
    class Snippets {
      public static void main(String[] args) throws Exception {
    %s
      }
    }
    """
        .formatted(imports, bodies());
  }

  /** Returns what the comments of the program say that it prints. */
  List<String> printed() {
    return PRINTS.matcher(bodies()).results().map(each -> each.group(1).strip()).toList();
  }

  private String bodies() {
    return snippets.stream().map(Snippet::body).collect(Collectors.joining("\n"));
  }
}
