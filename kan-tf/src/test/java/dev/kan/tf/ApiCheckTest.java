// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The API that the build compares with a released one, against what the modules export. */
class ApiCheckTest {
  private static final Pattern EXCLUDE =
      Pattern.compile("<exclude>(dev\\.kan\\.[a-z.]+)</exclude>");

  @Test
  void leavesOutThePackagesThatAreNotExportedToAll() throws Exception {
    assertThat(EXCLUDE.matcher(Files.readString(Path.of("..", "pom.xml"))).results())
        .extracting(match -> match.group(1))
        .containsExactlyElementsOf(
            new TreeSet<>(
                Stream.of(Kan.class, Precision.class)
                    .flatMap(type -> notExported(type).stream())
                    .toList()));
  }

  /** The packages of the module of a class, read from its files: the tests add some to ours. */
  private static Set<String> notExported(Class<?> type) {
    ModuleDescriptor module =
        ModuleFinder.of(location(type)).findAll().iterator().next().descriptor();
    Set<String> exported =
        module.exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    return module.packages().stream()
        .filter(name -> !exported.contains(name))
        .collect(Collectors.toSet());
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(
          Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
