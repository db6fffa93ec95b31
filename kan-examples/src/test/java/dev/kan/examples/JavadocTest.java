// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The snippets in the Javadoc of the libraries, each in a method of its own. A snippet may use any
 * public type of the libraries, common ones of the JDK, and the variables of {@link #VARIABLES}.
 */
class JavadocTest {
  private static final List<Path> SOURCES =
      Stream.of("kan-core", "kan-tf").map(each -> Path.of("..", each, "src/main/java")).toList();
  private static final Pattern SNIPPET =
      Pattern.compile("<pre>\\{@code\n(.*?)\n \\* \\}</pre>", Pattern.DOTALL);
  private static final Pattern PUBLIC =
      Pattern.compile("^public (?:[a-z]+ )*(?:class|interface|record|enum) ", Pattern.MULTILINE);
  private static final Pattern EXPORTS = Pattern.compile("exports ([a-z.]+)");
  private static final String VARIABLES =
      "Kan kan; KanSpec spec; Batch x; Samples samples; Dataset data; Table table; KanModel model;";

  /** The classes where a reader starts: each of these shows how it is used. */
  private static final List<String> ENTRY_CLASSES =
      List.of(
          "Attribution",
          "AutoSymbolic",
          "AutoTrainer",
          "Compaction",
          "ContributionEvaluator",
          "CustomFunction",
          "DerivativeEvaluator",
          "Effects",
          "Explainer",
          "Expression",
          "ExpressionCompiler",
          "FormulaDiscovery",
          "FormulaSearch",
          "FunctionLibrary",
          "GridCoverage",
          "GridRefinement",
          "GridUpdate",
          "Hypotheses",
          "Initialiser",
          "Kan",
          "KanEvaluator",
          "KanJson",
          "KanModel",
          "KanPredictor",
          "KanSpec",
          "LadderTrainer",
          "Loss",
          "Metric",
          "ModelHistory",
          "ModelJson",
          "ModelPredictor",
          "ModelTrainer",
          "Notation",
          "Objective",
          "Optimizer",
          "PdeObjective",
          "Pruning",
          "RuntimeOptions",
          "SavedModels",
          "Suggestions",
          "SymbolicFormula",
          "Table",
          "TableReader",
          "TableReport",
          "TableWriter",
          "TensorFlowTrainer",
          "TfKan",
          "Trainer",
          "UniformSampling");

  private static Map<String, List<String>> snippets() throws IOException {
    Map<String, List<String>> snippets = new TreeMap<>();
    for (Path file : files()) {
      List<String> found =
          SNIPPET.matcher(Files.readString(file)).results().map(each -> each.group(1)).toList();
      if (!found.isEmpty()) {
        snippets.put(name(file), found);
      }
    }
    return snippets;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path source : SOURCES) {
      try (Stream<Path> walk = Files.walk(source)) {
        walk.filter(each -> each.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  @Test
  void entryClassesShowHowTheyAreUsed() throws IOException {
    assertThat(snippets()).containsKeys(ENTRY_CLASSES.toArray(new String[0]));
  }

  @Test
  void snippetsCompile(@TempDir Path directory) throws IOException {
    StringBuilder methods = new StringBuilder();
    snippets()
        .forEach(
            (name, found) -> {
              for (int i = 0; i < found.size(); i++) {
                methods.append(method(name.replace('-', '_') + i, found.get(i)));
              }
            });
    String source = imports() + "abstract class Snippets {\n" + VARIABLES + methods + "}\n";
    Snippets.compile(source, directory);
  }

  private static String method(String name, String snippet) {
    String body =
        snippet
            .lines()
            .map(line -> line.replaceFirst("^ \\* ?", ""))
            .collect(Collectors.joining("\n"));
    return "\n  void " + name + "() throws Exception {\n" + body + "\n}\n";
  }

  private static String imports() throws IOException {
    Set<String> exported = exportedPackages();
    return Stream.concat(
            Stream.of(
                "java.nio.file.*",
                "java.time.*",
                "java.util.*",
                "org.tensorflow.*",
                "org.tensorflow.op.*",
                "org.tensorflow.types.*"),
            files().stream()
                .filter(JavadocTest::isPublic)
                .map(JavadocTest::qualified)
                .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.')))))
        .map(each -> "import " + each + ";\n")
        .collect(Collectors.joining());
  }

  private static Set<String> exportedPackages() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path source : SOURCES) {
      EXPORTS
          .matcher(Files.readString(source.resolve("module-info.java")))
          .results()
          .forEach(each -> packages.add(each.group(1)));
    }
    return packages;
  }

  private static boolean isPublic(Path file) {
    try {
      return PUBLIC.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String qualified(Path file) {
    Path source = SOURCES.stream().filter(file::startsWith).findFirst().orElseThrow();
    return source.relativize(file).toString().replace(".java", "").replace('/', '.');
  }
}
