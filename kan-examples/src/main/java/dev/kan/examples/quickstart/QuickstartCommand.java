// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.io.MoreFiles;
import dev.kan.core.training.TrainingResult;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kan quickstart}: the documentation example, as published and with its grid fitted. */
@Command(
    name = "quickstart",
    description = {
      "Learn sin(20x)/(20x) with a [1,1] network as QKAN's documentation does, then with the grid"
          + " fitted to the data."
    })
public final class QuickstartCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Where to draw the curves and the losses, a PNG (default: ${DEFAULT-VALUE}).")
  private OutputFile picture = new OutputFile(Path.of("quickstart.png"));

  @Override
  public Integer call() throws IOException {
    String extension = MoreFiles.getFileExtension(picture.path());
    if (!extension.isEmpty() && !extension.equalsIgnoreCase("png")) {
      throw new ParameterException(
          spec.commandLine(), "--picture must be a .png file; got " + picture);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "sin(20x)/(20x) on [0, 1]: KAN [1, 1], 10 grid intervals, order 3, Adam 0.1, %d steps%n",
        Quickstart.STEPS);
    Quickstart quickstart = new Quickstart();
    TrainingResult published = quickstart.published();
    TrainingResult fitted = quickstart.fittedGrid();
    Summary first = Summary.of(published);
    Summary second = Summary.of(fitted);
    out.printf("%-25s %10s %10s %9s%n", "", "train MSE", "test MSE", "steps/s");
    print(out, "as published", first);
    print(out, "grid fitted to the data", second);
    published.warnings().forEach(warning -> out.printf("note: as published, %s%n", warning));
    picture.write(Quickstart.chart(published, fitted)::write);
    out.printf("picture: %s%n", picture);
    out.flush();
    options.writeJson(new Results(first, second));
    return 0;
  }

  private static void print(PrintWriter out, String name, Summary summary) {
    out.printf(
        Locale.ROOT,
        "%-25s %10.2g %10.2g %9.0f%n",
        name,
        summary.trainMse(),
        summary.testMse(),
        summary.stepsPerSecond());
  }

  /** The results that {@code --json} writes. */
  @JsonPropertyOrder({"published", "fitted_grid"})
  record Results(Summary published, Summary fittedGrid) {}

  /** One run in numbers. */
  record Summary(double trainMse, double testMse, int steps, double stepsPerSecond) {
    static Summary of(TrainingResult result) {
      int steps = result.history().steps();
      return new Summary(result.trainLoss(), result.testLoss(), steps, steps / result.seconds());
    }
  }
}
