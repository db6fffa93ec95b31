// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import dev.kan.core.storage.json.KanJson;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scoring on a Java runtime of java.base alone, with the class path that the README names. */
class ScoringTest {
  private static final long MOST_BYTES = 6_000_000;

  @TempDir private Path directory;

  @Test
  void needsJavaBaseAndThreeJarsOnly() throws Exception {
    Kan kan = networkOfAllKinds();
    Path file = directory.resolve("kan.json");
    KanJson.write(kan, file);
    Path java = directory.resolve("java");
    run("jlink", "--add-modules", "java.base", "--output", java.toString());
    String expected = Arrays.toString(KanEvaluator.of(kan).evaluate(0.3, -0.7));

    assertThat(output(java.resolve("bin/java"), file)).isEqualTo(expected);
  }

  @Test
  void theThreeJarsAreSmall() throws Exception {
    long bytes = 0;
    for (Path jar : classPath()) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** Splines, a product, a symbolic edge beside a spline and one alone. */
  private static Kan networkOfAllKinds() {
    KanSpec spec = KanSpec.builder(2, List.of(NodeLayout.of(2, 2), NodeLayout.sums(1))).build();
    Kan kan = Initialiser.powerLaw().initialise(spec, 1);
    SymbolicFunction sin =
        SymbolicFunction.of("sin", 2, Expression.variable("x").into(StandardFunction.SIN));
    SymbolicCurve curve = new SymbolicCurve(sin, new Affine(2, 0.1, 0.5, 1));
    boolean[] mask = kan.layer(0).mask();
    mask[0] = false;
    return kan.withLayers(
        List.of(
            kan.layer(0).withMask(mask).withSymbolic(0, 0, curve).withSymbolic(1, 1, curve),
            kan.layer(1)));
  }

  private String output(Path java, Path network) throws Exception {
    String classPath =
        ImmutableList.<Path>builder().addAll(classPath()).add(program()).build().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                classPath,
                Score.class.getName(),
                network.toString(),
                "0.3",
                "-0.7")
            .redirectErrorStream(true)
            .start();
    try (InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.waitFor();
    }
  }

  /** The jars of kan-core, which is packed for this, of Guava and of jackson-core. */
  private List<Path> classPath() throws Exception {
    Path jar = directory.resolve("kan-core.jar");
    run("jar", "--create", "--file", jar.toString(), "-C", location(Kan.class).toString(), ".");
    return List.of(jar, location(ImmutableList.class), location(JsonFactory.class));
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path program() throws IOException {
    Path classes = directory.resolve("program");
    String name = Score.class.getName().replace('.', '/') + ".class";
    Path copy = classes.resolve(name);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in = Score.class.getResourceAsStream("/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return classes;
  }

  private static void run(String tool, String... arguments) {
    int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
    assertThat(status).as(tool).isZero();
  }
}
