// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.examples.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class ExamplesTest {
  private static final Path DOCUMENT = Path.of("../docs/examples.md");

  private static String printed(String name, String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      Object[] command = new Object[2 + arguments.length];
      command[0] = "example";
      command[1] = name;
      System.arraycopy(arguments, 0, command, 2, arguments.length);
      CommandRun run = CommandRun.of(command);
      assertThat(run.code()).as(run.err()).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  /** Returns the number that follows a text. */
  private static double number(String output, String text) {
    Matcher matcher = Pattern.compile(Pattern.quote(text) + "\\s*([-0-9.eE]+)").matcher(output);
    assertThat(matcher.find()).as(output).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void trainsALayerOfAnotherGraph() {
    String output = printed("own-graph");
    assertThat(number(output, "test loss after"))
        .isLessThan(0.01 * number(output, "test loss before"));
  }

  @Test
  void solvesAnEquation() {
    assertThat(number(printed("equation"), "largest error")).isLessThan(1e-3);
  }

  @Test
  void tellsMoonsApart() {
    String output = printed("classes");
    assertThat(number(output, "BINARY_ACCURACY")).isGreaterThan(0.95);
    assertThat(output).contains("at 0.0, 0.9: upper");
  }

  @Test
  void printsTheLawOfThePendulum() {
    assertThat(printed("formula"))
        .contains("text        6.28319*sqrt(length)/sqrt(g)")
        .contains("spreadsheet =6.28319*SQRT(A2)/SQRT(B2)");
  }

  @Test
  void readsANetworkOfPython() {
    Path file = Path.of("../kan-core/src/test/resources/golden/safetensors/pykan.safetensors");
    assertThat(printed("weights-from-python", file.toString()))
        .contains("Kan[[", "the same read again: true");
    CommandRun none = CommandRun.of("example", "weights-from-python");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("expected the safetensors file of a network; got []");
  }

  @Test
  void servesASavedModel() {
    String output = printed("saved-model-serving");
    assertThat(number(output, "served")).isCloseTo(number(output, "in Java"), within(1.0));
  }

  @Test
  void servesInPlainJava() {
    String output = printed("plain-java-serving");
    assertThat(number(output, "one")).isCloseTo(84 * 6000, within(5000.0));
    assertThat(output).contains("double predict(double area, String district) {");
  }

  @Test
  void comparesNetworksOfTheSameSize() {
    String output = printed("kan-beside-mlp", "100");
    assertThat(number(output, "KAN, Adam")).isCloseTo(number(output, "MLP, Adam"), within(2.0));
    assertThat(output).contains("KAN: exp(x2^2 + sin(3.1416*x1))").contains("35 more such terms");
  }

  @Test
  void documentsEachExample() throws IOException {
    CommandRun list = CommandRun.of("example");
    String document = Files.readString(DOCUMENT);
    assertThat(list.out().lines()).hasSize(8).allMatch(each -> document.contains("`" + each + "`"));
    CommandRun none = CommandRun.of("example", "none");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("no example 'none'; there are own-graph, equation,");
  }
}
