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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scoring on a Java runtime of java.base alone, with the class path that the README names. */
class ScoringTest {
  private static final long MOST_BYTES = 6_000_000;

  private static final Kan KAN = networkOfAllKinds();

  @TempDir private static Path directory;

  private static Path network;
  private static List<Path> jars;
  private static Path javaBase;

  @BeforeAll
  static void linkARuntime() throws Exception {
    network = directory.resolve("kan.json");
    KanJson.write(KAN, network);
    Path jar = directory.resolve("kan-core.jar");
    Programs.run(
        "jar", "--create", "--file", jar.toString(), "-C", location(Kan.class).toString(), ".");
    jars = List.of(jar, location(ImmutableList.class), location(JsonFactory.class));
    javaBase = directory.resolve("java");
    Programs.run("jlink", "--add-modules", "java.base", "--output", javaBase.toString());
  }

  @Test
  void needsJavaBaseAndThreeJarsOnly() throws Exception {
    String expected = Arrays.toString(KanEvaluator.of(KAN).evaluate(0.3, -0.7));
    assertThat(output(javaBase, Score.class, "0.3", "-0.7")).containsExactly(expected);
  }

  @Test
  void theThreeJarsAreSmall() throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void picturesWithoutJavaDesktopNameIt() throws Exception {
    assertThat(output(javaBase, Draw.class))
        .hasSize(4)
        .containsOnly(
            "pictures need the module java.desktop, which this Java runtime does not have");
  }

  @Test
  void picturesWithoutTheirLibrariesNameThem() throws Exception {
    assertThat(output(Path.of(System.getProperty("java.home")), Draw.class))
        .hasSize(4)
        .allMatch(
            line ->
                line.matches(
                    "pictures need libraries that are optional dependencies of kan-core; add"
                        + " org.apache.xmlgraphics:batik-svggen:[\\d.]+"
                        + " and org.knowm.xchart:xchart:[\\d.]+"));
  }

  /** A network of splines, a product, a symbolic edge beside a spline and one alone. */
  static Kan networkOfAllKinds() {
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

  /** The lines that a program prints for the network and further arguments. */
  private static List<String> output(Path java, Class<?> program, String... more) throws Exception {
    String classPath =
        Stream.concat(jars.stream(), Stream.of(Programs.classesOf(program, directory)))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments = Stream.concat(Stream.of(network.toString()), Stream.of(more)).toList();
    return Programs.output(java, classPath, program, arguments);
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
