// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private long now = 7;

  @Test
  void aLogGetsOneLineForEachTenth() {
    try (TrainingProgress progress = new TenthLines(out, "published", () -> now)) {
      progress.start(200);
      for (int done = 1; done <= 200; done++) {
        now += 4_000_000;
        progress.step(done, 1.0 / done);
      }
    }
    assertThat(written().lines())
        .hasSize(10)
        .startsWith(
            "published: 20/200, loss 5.000e-02, 250.0 it/s",
            "published: 40/200, loss 2.500e-02, 250.0 it/s")
        .endsWith("published: 200/200, loss 5.000e-03, 250.0 it/s");
  }

  @Test
  void fewStepsGetALineEach() {
    try (TrainingProgress progress = new TenthLines(out, "short", () -> now)) {
      progress.start(3);
      for (int done = 1; done <= 3; done++) {
        now += 1_000_000_000;
        progress.step(done, Double.NaN);
      }
    }
    assertThat(written().lines())
        .containsExactly(
            "short: 1/3, loss NaN, 1.0 it/s",
            "short: 2/3, loss NaN, 1.0 it/s",
            "short: 3/3, loss NaN, 1.0 it/s");
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 100, 132})
  void aTerminalGetsABarThatStaysWithinItsWidth(int columns) {
    try (TrainingProgress progress = new TerminalBar(out, "fitted grid", columns, () -> now)) {
      progress.start(50);
      for (int done = 1; done <= 50; done++) {
        now += 10_000_000;
        progress.step(done, 0.125);
      }
    }
    List<String> drawn = List.of(written().split("[\r\n]+"));
    assertThat(drawn).allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
    assertThat(drawn.get(drawn.size() - 1)).startsWith("fitted grid 100% [").contains("50/50");
    assertThat(written()).endsWith(System.lineSeparator());
  }

  @Test
  void aBarShowsTheLossAndTheSpeed() {
    try (TrainingProgress progress = new TerminalBar(out, "fit", 100, () -> now)) {
      progress.start(50);
      now += 200_000_000;
      progress.step(20, 0.125);
    }
    assertThat(written()).contains("loss 1.250e-01, 100.0 it/s");
  }

  @Test
  void aBarEndsItsLineOnceHoweverSoonItIsClosed() {
    for (int bar = 1; bar <= 200; bar++) {
      try (TrainingProgress progress = new TerminalBar(out, "fit", 100, () -> now)) {
        progress.start(1);
        progress.step(1, 0.5);
      }
      assertThat(written().chars().filter(c -> c == '\n')).hasSize(bar);
      assertThat(written()).endsWith(System.lineSeparator());
    }
  }

  @Test
  void aTrainingThatBreaksOffLeavesItsLastState() {
    try (TrainingProgress progress = new TerminalBar(out, "fit", 100, () -> now)) {
      progress.start(10);
      progress.step(4, 0.5);
    }
    assertThat(written()).contains("fit  40% [").contains("4/10").doesNotContain("100%");
  }

  @Test
  void aStreamThatIsNoTerminalGetsLines() {
    try (TrainingProgress progress = TrainingProgress.on(out, "fit", null)) {
      progress.start(1);
      progress.step(1, 0.5);
    }
    assertThat(written()).startsWith("fit: 1/1, loss 5.000e-01, ").hasLineCount(1);
  }

  @Test
  void stepsNeedAStart() {
    for (Integer columns : new Integer[] {null, 100}) {
      TrainingProgress progress = TrainingProgress.on(out, "fit", columns);
      assertThatIllegalStateException().isThrownBy(() -> progress.step(1, 0.5));
    }
  }

  private String written() {
    return bytes.toString(UTF_8);
  }
}
