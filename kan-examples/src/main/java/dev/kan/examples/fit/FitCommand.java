// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.google.common.base.Stopwatch;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelPlace;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan fit}, which learns a model from a table. */
@Command(
    name = "fit",
    description = {
      "Learn a model from a table with a header. With nothing but the target it chooses by itself:"
          + " it tries a linear model, a curve for each column, and hidden nodes on top, and takes"
          + " what predicts best on rows that it did not see.",
      "The model is a directory with all that belongs to it: the model, a SavedModel, a report,"
          + " pictures, a formula and what was tried."
    },
    footer = {
      "",
      "Exit codes: 0 done, also if Ctrl-C or the budget ended it early; 1 the work",
      "failed, or the model predicts no better than a constant; 2 wrong usage.",
      "",
      "Example:",
      "  kan fit titanic.csv --target survived"
    })
public final class FitCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Mixin private ColumnOptions columnOptions = new ColumnOptions();
  @Mixin private LearningOptions learningOptions = new LearningOptions();
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CSV", description = "The table to learn from.")
  private Path csv = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The directory of the model (default: the name of the table with -model after it). The"
              + " directory of an older model is replaced.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Go on with a fit of the same table and options that was ended early.")
  private boolean resume;

  private final Stopwatch watch = Stopwatch.createUnstarted();

  @Override
  public Integer call() throws IOException {
    watch.start();
    checkOptions();
    return OrderlyExit.finishWithResult(this::fit);
  }

  private void checkOptions() {
    try {
      learningOptions.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private ModelPlace place() {
    return out == null ? ModelPlace.named(csv, "-model") : new ModelPlace(out);
  }

  private int fit() throws IOException {
    place().requireWritable();
    Path directory = place().path();
    LearningTable table = columnOptions.read(csv, tableOptions);
    Map<String, String> identity = identity(table);
    Optional<EarlierFit> earlier = resume ? EarlierFit.in(directory) : Optional.empty();
    earlier.ifPresent(each -> each.require(directory, identity));
    if (earlier.isPresent() && earlier.get().isComplete()) {
      return finish(earlier.get().results(), "nothing is left to do: that fit was completed");
    }
    CheckpointFile checkpoint = new CheckpointFile(directory);
    if (resume) {
      checkpoint.restore();
      if (earlier.isEmpty() && !checkpoint.exists()) {
        spec.commandLine()
            .getErr()
            .printf("note: %s: nothing to go on with; the fit begins anew%n", directory);
      }
    } else {
      checkpoint.delete();
    }
    Learned learned = learn(table, checkpoint);
    Optional<TableFormula> formula =
        TableFormula.search(learned.model(), table, learningOptions.seed(), formulaTime());
    FitResults results =
        FitResults.of(table, learned, formula, watch.elapsed().toMillis() / 1000.0);
    if (earlier.isPresent() && earlier.get().results().error() < results.error()) {
      checkpoint.delete();
      return finish(earlier.get().results(), "the model before is better and stays");
    }
    ModelFiles files = new ModelFiles(table, learned, formula, results, identity);
    place()
        .write(
            written -> {
              files.writeTo(written);
              if (learned.endedEarly()) {
                checkpoint.keepIn(written);
              }
            });
    checkpoint.delete();
    return finish(results, ended(learned));
  }

  private Map<String, String> identity(LearningTable table) {
    Map<String, String> identity = new TreeMap<>(columnOptions.identity());
    identity.putAll(learningOptions.identity());
    identity.put("table", table.fingerprint());
    return identity;
  }

  private Learned learn(LearningTable table, CheckpointFile checkpoint) throws IOException {
    Optional<Duration> time = learningOptions.learningTime(watch.elapsed());
    try {
      return OrderlyExit.asked()
          .during(() -> learningOptions.learn(table, checkpoint.file(), time));
    } catch (CancellationException e) {
      checkpoint.delete();
      throw new IllegalStateException(csv + ": ended before there was a model", e);
    } catch (IllegalArgumentException e) {
      if (!resume) {
        checkpoint.delete();
      }
      throw new IllegalArgumentException(csv + ": " + e.getMessage(), e);
    }
  }

  private Duration formulaTime() {
    return OrderlyExit.asked().isCancelled()
        ? Duration.ZERO
        : learningOptions.formulaTime(watch.elapsed());
  }

  private static String ended(Learned learned) {
    return learned.endedEarly() ? "ended early, with the best model so far; --resume goes on" : "";
  }

  private int finish(FitResults results, String note) throws IOException {
    PrintWriter to = spec.commandLine().getOut();
    FitSummary.print(to, results);
    to.printf("model: %s%n", place().path());
    if (!note.isEmpty()) {
      to.printf("note: %s%n", note);
    }
    to.flush();
    options.writeJson(results);
    boolean isUseful =
        learningOptions.weighsClasses()
            ? results.ranksBetterThanConstant()
            : results.beatsConstant();
    if (isUseful) {
      return ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf(
            "kan fit: %s: the model of \"%s\" predicts rows that it did not see no better than a"
                + " constant%n",
            csv, results.target());
    return ExitCode.SOFTWARE;
  }
}
