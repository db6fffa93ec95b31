// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.storage.json.KanJson;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module dev.kan.core with all modules that it requires, linked into a Java runtime. */
class LinkedModulesTest {
  private static final String MODULE = "dev.kan.core";

  @TempDir private Path directory;

  /** Without those that only pictures need, which are automatic and which jlink refuses. */
  @Test
  void requiresNoAutomaticModule() {
    assertThat(required())
        .isNotEmpty()
        .noneMatch(module -> module.reference().descriptor().isAutomatic());
  }

  @Test
  void scoresInARuntimeOfModulesAlone() throws Exception {
    Kan kan = ScoringTest.networkOfAllKinds();
    Path network = directory.resolve("kan.json");
    KanJson.write(kan, network);
    Path runtime = directory.resolve("java");
    String modulePath =
        paths(required()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    Programs.run(
        "jlink", "--module-path", modulePath, "--add-modules", MODULE, "--output", "" + runtime);

    List<String> lines =
        Programs.output(
            runtime,
            Programs.classesOf(Score.class, directory).toString(),
            Score.class,
            List.of(network.toString(), "0.3", "-0.7"));

    assertThat(lines).containsExactly(Arrays.toString(KanEvaluator.of(kan).evaluate(0.3, -0.7)));
  }

  /** What a run-time image of the module takes, of all modules that the tests run with. */
  private static Set<ResolvedModule> required() {
    Path[] known = paths(ModuleLayer.boot().configuration().modules()).toArray(Path[]::new);
    ModuleFinder finder = ModuleFinder.compose(ModuleFinder.of(known), ModuleFinder.ofSystem());
    return Configuration.empty().resolve(finder, ModuleFinder.of(), Set.of(MODULE)).modules();
  }

  /** Where the modules are that do not come with Java. */
  private static Stream<Path> paths(Set<ResolvedModule> modules) {
    return modules.stream()
        .map(ResolvedModule::reference)
        .map(ModuleReference::location)
        .flatMap(Optional::stream)
        .filter(location -> "file".equals(location.getScheme()))
        .map(Path::of);
  }
}
