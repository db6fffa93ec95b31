// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script, in a checkout whose Maven and JDK only write down how they are called. */
class LauncherTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "maven $*" >>calls
      echo '[INFO] Building KAN core 0.1.0-SNAPSHOT        [2/4]'
      [ ! -e broken ] || { echo '[ERROR] Spline.java: cannot compile'; exit 1; }
      mkdir -p kan-examples/target
      : >"kan-core.jar"
      : >"tensorflow${KAN_NATIVES:+-$KAN_NATIVES}.jar"
      printf '%s' "$PWD/kan-core.jar:$PWD/tensorflow${KAN_NATIVES:+-$KAN_NATIVES}.jar" \\
        >kan-examples/target/kan.classpath
      echo '[INFO] BUILD SUCCESS'
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then
        echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
        echo 'openjdk version "%s" 2025-04-15' >&2
      else
        for argument; do
          echo "<$argument>"
          case $argument in
            -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; [ ! -e "${0%%/*}/archiving-fails" ]; exit ;;
          esac
        done
        echo "in $PWD with log level $TF_CPP_MIN_LOG_LEVEL"
        echo "locale $LC_ALL"
        exit 7
      fi
      """;

  @TempDir private Path directory;
  private Path root;
  private Path jdk;

  record Outcome(int code, String out, String err) {}

  @BeforeEach
  void makeACheckout() throws IOException {
    // physical, as the launcher sees it
    root = Files.createDirectories(directory.resolve("a checkout")).toRealPath();
    jdk = directory.resolve("the jdk");
    script(root.resolve("kan"), Files.readString(Path.of("..", "kan")));
    script(root.resolve("mvnw"), MAVEN);
    jdk("17.0.15");
    script(jdk.resolve("bin").resolve("javac"), "#!/bin/sh\n");
    for (String file : List.of("pom.xml", "kan-core/pom.xml", "kan-core/src/main/Spline.java")) {
      write(root.resolve(file), "");
    }
  }

  @Test
  void theFirstRunBuildsAndSaysSoOnStandardError() throws Exception {
    Outcome outcome = kan("info", "my model");
    assertThat(builds()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("kan: building"))
        .contains("kan: building KAN core [2/4]");
    assertThat(outcome.out().lines())
        .contains("<dev.kan.examples.Main>", "<info>", "<my model>")
        .contains("in " + directory.toRealPath() + " with log level 2");
    assertThat(outcome.code()).as("the command's own exit code").isEqualTo(7);
  }

  @Test
  void laterRunsDoNotBuild() throws Exception {
    kan();
    assertThat(kan().err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void startsFromTheClassesThatTheBuildHasArchived() throws Exception {
    Path archive = root.resolve("kan-examples/target/kan.jsa");
    assertThat(kan().out().lines()).contains("<-XX:SharedArchiveFile=" + archive + ">");
    assertThat(archive).exists();
    assertThat(archive.resolveSibling("kan.jsa.part")).doesNotExist();
    Files.delete(archive);
    assertThat(kan().out()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void startsWithoutAnArchiveThatIsIncomplete() throws Exception {
    write(jdk.resolve("bin").resolve("archiving-fails"), "");
    Outcome outcome = kan();
    assertThat(outcome.code()).isEqualTo(7);
    assertThat(outcome.out()).doesNotContain("SharedArchiveFile");
    assertThat(root.resolve("kan-examples/target")).isDirectoryNotContaining("glob:**kan.jsa*");
  }

  @Test
  void newerSourcesAreBuiltAgain() throws Exception {
    kan();
    touchLater(root.resolve("kan-core/src/main/Spline.java"));
    kan();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void sourcesThatAreGoneAreBuiltAgain() throws Exception {
    kan();
    Files.delete(root.resolve("kan-core/src/main/Spline.java"));
    touchLater(root.resolve("kan-core/src/main"));
    kan();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void librariesThatAreGoneAreFetchedAgain() throws Exception {
    kan();
    Files.delete(root.resolve("tensorflow.jar"));
    kan();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aBuildOfAnotherPlaceIsNotUsed() throws Exception {
    kan();
    Path moved = root.resolveSibling("moved");
    Files.move(root, moved);
    root = moved;
    assertThat(kan().out()).contains(moved.toRealPath() + "/kan-core.jar");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void otherNativesAreBuiltAndThenKept() throws Exception {
    kan();
    assertThat(run(Map.of("KAN_NATIVES", "linux-x86_64-gpu"), root.resolve("kan")).out())
        .contains("/tensorflow-linux-x86_64-gpu.jar");
    assertThat(Files.readString(root.resolve("calls")))
        .contains("-Dtensorflow.natives=linux-x86_64-gpu package");
    assertThat(kan().out()).contains("/tensorflow-linux-x86_64-gpu.jar");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aBuildThatFailsIsShownAndEndsTheRun() throws Exception {
    write(root.resolve("broken"), "");
    Outcome outcome = kan();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines())
        .contains("[ERROR] Spline.java: cannot compile")
        .last()
        .asString()
        .isEqualTo(
            "kan: the build failed; all of its output is in %s/target/kan-build.log"
                .formatted(root));
    assertThat(root.resolve("target/kan-build.log")).content().contains("Building KAN core");
  }

  @Test
  void itIsFoundThroughSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("..", "a checkout", "kan"));
    Files.createSymbolicLink(bin.resolve("kan"), bin.resolve("first"));
    assertThat(run(Map.of(), bin.resolve("kan"), "info").out()).contains(root + "/kan-core.jar");
  }

  @Test
  void optionsForTheJvmArePassedOn() throws Exception {
    assertThat(run(Map.of("KAN_JAVA_OPTS", "-Xmx8g -ea"), root.resolve("kan")).out().lines())
        .contains("<-Xmx8g>", "<-ea>");
  }

  @ParameterizedTest
  @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "none_XX.UTF-8, C.UTF-8", "C.UTF-8, C.UTF-8"})
  void filesHaveAnyNameInAnyLocale(String locale, String used) throws Exception {
    assertThat(run(Map.of("LC_ALL", locale), root.resolve("kan")).out().lines())
        .contains("locale " + used);
  }

  @Test
  void anOldJdkIsRefused() throws Exception {
    jdk("1.8.0_292");
    assertThat(kan())
        .isEqualTo(
            new Outcome(
                1, "", "kan: %s/bin/java is Java 8; a JDK 17 or newer is needed\n".formatted(jdk)));
  }

  @Test
  void aWrongJavaHomeIsRefused() throws Exception {
    Outcome outcome = run(Map.of("JAVA_HOME", "/nowhere"), root.resolve("kan"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "kan: JAVA_HOME is /nowhere, which has no bin/java; set it to a JDK 17 or newer\n");
  }

  @Test
  void noJavaAtAllIsRefused() throws Exception {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    script(tools.resolve("dirname"), "#!/bin/sh\nexec %s \"$@\"\n".formatted(which("dirname")));
    Outcome outcome = run(Map.of("JAVA_HOME", "", "PATH", tools.toString()), root.resolve("kan"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "kan: no java on the PATH and JAVA_HOME is not set; a JDK 17 or newer is needed\n");
  }

  @Test
  void withoutACompilerItDoesNotBuild() throws Exception {
    Files.delete(jdk.resolve("bin").resolve("javac"));
    Outcome outcome = kan();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines()).singleElement().asString().contains("no javac beside it");
  }

  private Outcome kan(String... args) throws Exception {
    return run(Map.of(), root.resolve("kan"), args);
  }

  private Outcome run(Map<String, String> environment, Path command, String... args)
      throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder()
            .command("sh", command.toString())
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.command().addAll(List.of(args));
    builder.environment().keySet().removeIf(name -> name.matches("KAN_.*|TF_.*"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(err));
  }

  private long builds() throws IOException {
    return Files.readAllLines(root.resolve("calls")).size();
  }

  private void jdk(String version) throws IOException {
    script(jdk.resolve("bin").resolve("java"), JAVA.formatted(version));
  }

  private static Path which(String tool) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
    return Path.of(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
  }

  private static void touchLater(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
  }

  private static void script(Path file, String content) throws IOException {
    write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
