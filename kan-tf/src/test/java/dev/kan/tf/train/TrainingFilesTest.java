// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

/** The history as CSV and as TensorBoard events. */
class TrainingFilesTest {
  private static final String HEADER = "step,train_loss,test_loss,validation_loss";
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).build(), 4);
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0], 1).train(20).test(10).build();

  @TempDir Path directory;
  private Path csv;
  private HistoryCsv history;
  private TensorBoardEvents events;

  @BeforeEach
  void makeListeners() {
    csv = directory.resolve("run/history.csv");
    history = HistoryCsv.to(csv);
    events = TensorBoardEvents.into(directory.resolve("logs/first"));
  }

  @Test
  void holdTheEvaluations() throws IOException {
    double before = System.currentTimeMillis() / 1000.0;
    TrainingResult result = train(5, 2);
    double after = System.currentTimeMillis() / 1000.0;
    assertThat(result.history().evaluations()).hasSize(4);
    assertFilesHold(result.history().evaluations());
    assertThat(EventFileReader.read(events.file()))
        .allSatisfy(event -> assertThat(event.getWallTime()).isBetween(before, after));
  }

  @Test
  void holdValidationLossesWhereThereAreSome() throws IOException {
    TrainingHistory trained =
        TensorFlowTrainer.builder()
            .steps(2)
            .evaluateEvery(1)
            .validationShare(0.2)
            .build()
            .train(KAN, DATA, listeners())
            .history();
    assertThat(trained.evaluations()).allMatch(e -> Double.isFinite(e.validationLoss()));
    assertFilesHold(trained.evaluations());
    assertThat(LossCurve.ofTraining(trained))
        .extracting(LossCurve::name)
        .containsExactly("each step", "train", "test", "validation");
  }

  @Test
  void areTheCurvesToDraw() {
    TrainingHistory trained = train(3, 2).history();
    double[] steps = {0, 2, 3};
    double[] train = trained.evaluations().stream().mapToDouble(Evaluation::trainLoss).toArray();
    double[] test = trained.evaluations().stream().mapToDouble(Evaluation::testLoss).toArray();
    assertThat(LossCurve.ofTraining(trained))
        .containsExactly(
            LossCurve.ofSteps("each step", trained.stepLosses()),
            LossCurve.of("train", steps, train),
            LossCurve.of("test", steps, test));
  }

  @Test
  void areWholeAtEveryStep() {
    List<Evaluation> heard = new ArrayList<>();
    TrainingListener reader =
        new TrainingListener() {
          @Override
          public void onEvaluation(Evaluation evaluation) {
            heard.add(evaluation);
            assertFilesHold(heard);
          }
        };
    train(3, 1, reader);
    assertThat(heard).hasSize(4);
  }

  @Test
  void areWholeWhenTrainingIsInterrupted() {
    List<Evaluation> heard = new ArrayList<>();
    TrainingListener interrupter =
        new TrainingListener() {
          @Override
          public void onStep(TrainingStep step) {
            Thread.currentThread().interrupt();
          }

          @Override
          public void onEvaluation(Evaluation evaluation) {
            heard.add(evaluation);
          }
        };
    // the interrupt comes in the step whose evaluation is then written
    TrainingListener all = TrainingListener.all(interrupter, listeners());
    TrainingResult result =
        TensorFlowTrainer.builder().steps(100).evaluateEvery(1).build().train(KAN, DATA, all);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(heard).extracting(Evaluation::step).containsExactly(0, 1);
    assertFilesHold(heard);
  }

  @Test
  void areReplacedWhenTrainingStartsAnew() throws IOException {
    Files.createDirectories(csv.getParent());
    Files.writeString(csv, "something older");
    train(50, 10);
    assertFilesHold(train(10, 10).history().evaluations());
  }

  @Test
  void holdLossesThatAreNoNumbers() throws IOException {
    history.onStart(new TrainingEstimate(1, Double.NaN));
    events.onStart(new TrainingEstimate(1, Double.NaN));
    Evaluation diverged = new Evaluation(1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);
    history.onEvaluation(diverged);
    events.onEvaluation(diverged);
    assertThat(csv).hasContent(HEADER + "\n1,NaN,Infinity,NaN\n");
    Event event = EventFileReader.read(events.file()).get(1);
    assertThat(event.getSummary().getValue(0).getSimpleValue()).isNaN();
    assertThat(event.getSummary().getValue(1).getSimpleValue()).isInfinite();
  }

  @Test
  void eventFilesHaveNamesThatTensorBoardLooksFor() {
    assertThat(events.file().getParent()).isEqualTo(directory.resolve("logs/first"));
    assertThat(events.file().getFileName().toString())
        .matches("events\\.out\\.tfevents\\.\\d{10}\\..+\\.\\d+\\.\\d+");
    assertThat(TensorBoardEvents.into(directory).file().getFileName())
        .isNotEqualTo(events.file().getFileName());
  }

  @Test
  void whatCannotBeWrittenEndsTheTraining() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    TrainingListener toCsv = HistoryCsv.to(file.resolve("history.csv"));
    TrainingListener toEvents = TensorBoardEvents.into(file);
    for (TrainingListener listener : List.of(toCsv, toEvents)) {
      assertThatThrownBy(() -> train(1, 1, listener))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void keepLinksAndDirectories() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.csv"), Path.of("there.csv"));
    HistoryCsv.to(link).onStart(new TrainingEstimate(1, Double.NaN));
    assertThat(directory.resolve("there.csv")).hasContent(HEADER);
    assertThat(link).isSymbolicLink();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> HistoryCsv.to(empty).onStart(new TrainingEstimate(1, Double.NaN)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(empty.toString());
    assertThat(empty).isDirectory();
  }

  private TrainingListener listeners() {
    return TrainingListener.all(history, events);
  }

  private TrainingResult train(int steps, int evaluateEvery) {
    return train(steps, evaluateEvery, TrainingListener.NONE);
  }

  /** A short training, the files written first. */
  private TrainingResult train(int steps, int evaluateEvery, TrainingListener more) {
    return TensorFlowTrainer.builder()
        .steps(steps)
        .evaluateEvery(evaluateEvery)
        .build()
        .train(KAN, DATA, TrainingListener.all(history, events, more));
  }

  private void assertFilesHold(List<Evaluation> evaluations) {
    assertThat(csv).hasContent(asCsv(evaluations));
    try {
      List<Event> written = EventFileReader.read(events.file());
      assertThat(written.get(0).getFileVersion()).isEqualTo("brain.Event:2");
      assertThat(written.subList(1, written.size()))
          .extracting(TrainingFilesTest::asEvaluation)
          .containsExactlyElementsOf(inSinglePrecision(evaluations));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String asCsv(List<Evaluation> evaluations) {
    StringBuilder rows = new StringBuilder(HEADER + "\n");
    for (Evaluation e : evaluations) {
      rows.append(e.step() + "," + e.trainLoss() + "," + e.testLoss());
      rows.append("," + e.validationLoss() + "\n");
    }
    return rows.toString();
  }

  private static Evaluation asEvaluation(Event event) {
    List<String> tags =
        event.getSummary().getValueList().stream().map(value -> value.getTag()).toList();
    assertThat(tags.subList(0, 2)).containsExactly("train_loss", "test_loss");
    assertThat(tags.subList(2, tags.size())).isSubsetOf("validation_loss");
    return new Evaluation(
        Math.toIntExact(event.getStep()),
        event.getSummary().getValue(0).getSimpleValue(),
        event.getSummary().getValue(1).getSimpleValue(),
        tags.size() == 2 ? Double.NaN : event.getSummary().getValue(2).getSimpleValue());
  }

  private static List<Evaluation> inSinglePrecision(List<Evaluation> evaluations) {
    return evaluations.stream()
        .map(
            e ->
                new Evaluation(
                    e.step(),
                    (float) e.trainLoss(),
                    (float) e.testLoss(),
                    (float) e.validationLoss()))
        .toList();
  }
}
