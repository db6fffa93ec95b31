// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingLibrariesTest {
  @Test
  void findsAllThatTheTestsHave() {
    assertThatCode(DrawingLibraries::require).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.batik., org.apache.xmlgraphics:batik-svggen:\\d+\\.\\d+",
    "org.knowm., org.knowm.xchart:xchart:\\d+\\.\\d+\\.\\d+"
  })
  void namesTheDependencyThatIsMissing(String hidden, String dependency) throws Exception {
    assertThat(messageWithout(List.of(hidden)))
        .matches(
            "pictures need libraries that are optional dependencies of kan-core; add "
                + dependency);
  }

  @Test
  void namesAllDependenciesThatAreMissing() throws Exception {
    assertThat(messageWithout(List.of("org.apache.batik.", "org.knowm.")))
        .contains("add org.apache.xmlgraphics:batik-svggen:", " and org.knowm.xchart:xchart:");
  }

  @Test
  void namesTheModuleThatIsMissing() throws Exception {
    assertThat(messageWithout(List.of("java.awt.", "org.apache.batik.", "org.knowm.")))
        .isEqualTo("pictures need the module java.desktop, which this Java runtime does not have");
  }

  @Test
  void theDocumentationNamesTheSameVersions() throws IOException {
    Properties libraries = new Properties();
    try (InputStream in = DrawingLibraries.class.getResourceAsStream("libraries.properties")) {
      libraries.load(Objects.requireNonNull(in));
    }
    assertThat(libraries).hasSize(2);
    assertThat(Files.readString(Path.of("..", "docs", "ways-of-use.md")))
        .contains(libraries.values().stream().map(each -> "`" + each + "`").toList());
  }

  private static String messageWithout(List<String> hidden) throws ReflectiveOperationException {
    Class<?> libraries = new Without(hidden).loadClass(DrawingLibraries.class.getName());
    Method require = libraries.getDeclaredMethod("require");
    require.setAccessible(true);
    try {
      require.invoke(null);
      throw new AssertionError("expected a library to be missing");
    } catch (InvocationTargetException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      assertThat(cause).isInstanceOf(IllegalStateException.class);
      return String.valueOf(cause.getMessage());
    }
  }

  /** Loads the package's classes anew, and nothing whose name begins as a hidden one does. */
  private static final class Without extends ClassLoader {
    private final List<String> hidden;

    Without(List<String> hidden) {
      super(DrawingLibraries.class.getClassLoader());
      this.hidden = hidden;
    }

    /** Through the class, since others may not see what is inside the module. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return DrawingLibraries.class.getResourceAsStream("/" + name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (hidden.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(DrawingLibraries.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = ByteStreams.toByteArray(Objects.requireNonNull(in));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
