// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.Kan;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM's native-image is told of kan-core, compared with what kan-core looks up by name.
 */
class NativeImageTest {
  private static final String METADATA = "META-INF/native-image/dev.kan/kan-core/";
  private static final String DRAWING = "dev.kan.core.inspection.drawing";

  /** So no resource is missing in a native image, and none is named that is not there. */
  @Test
  void namesEachResourceOfTheJar() throws Exception {
    Path classes = classes();
    List<String> patterns;
    try (Stream<Path> files = Files.walk(classes)) {
      patterns =
          files
              .filter(Files::isRegularFile)
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
              .map(name -> "\\Q" + name + "\\E")
              .toList();
    }
    assertThat(texts(metadata("resource-config.json").at("/resources/includes"), "/pattern"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(patterns);
  }

  /** The libraries that pictures need, which are asked for by name. */
  @Test
  void namesEachClassThatIsLookedUp() throws Exception {
    Properties libraries = new Properties();
    try (InputStream in =
        Files.newInputStream(
            classes().resolve(DRAWING.replace('.', '/')).resolve("libraries.properties"))) {
      libraries.load(in);
    }
    JsonNode entries = metadata("reflect-config.json");
    List<String> names = texts(entries, "/name");
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("java.awt.Graphics2D"), libraries.stringPropertyNames().stream())
                .toList());
    for (String name :
        Stream.concat(names.stream(), texts(entries, "/condition/typeReachable").stream())
            .toList()) {
      assertThat(Class.forName(name, false, getClass().getClassLoader()))
          .hasToString("class " + name);
    }
  }

  private static JsonNode metadata(String file) throws IOException, URISyntaxException {
    return new ObjectMapper().readTree(classes().resolve(METADATA + file).toFile());
  }

  private static List<String> texts(JsonNode entries, String pointer) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.at(pointer).asText())
        .toList();
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(Kan.class.getProtectionDomain().getCodeSource())
            .getLocation()
            .toURI());
  }
}
