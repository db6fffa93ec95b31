// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.data.Table;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.csv.TableWriter;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ChosenFormula;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelRows;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan predict}, which adds predictions to the rows of a table. */
@Command(
    name = "predict",
    description = {
      "Predict the rows of a table, which may be of any size. Columns are matched by name; others"
          + " are ignored, and missing cells and unseen categories are allowed.",
      "The result has a row for each row of the table: a column named as the target and, for"
          + " classes, the probability of each class."
    },
    footer = {"", "Example:", "  kan predict titanic-model new-passengers.csv --out predicted.csv"})
public final class PredictCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(index = "1", paramLabel = "CSV", description = "The table to predict.")
  private Path csv = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "CSV",
      description = "Where to write the predictions (default: standard output).")
  private @Nullable OutputFile file;

  @Option(
      names = "--formula",
      paramLabel = "N",
      arity = "0..1",
      parameterConsumer = FormulaNumber.class,
      description = "Predict by the model's formula, or its N-th one, and not by the network.")
  private @Nullable Integer formula;

  @Option(
      names = "--interval",
      paramLabel = "SHARE",
      description =
          "Add the ends of an interval that holds the true number in this share of new rows, 0.9 for"
              + " example.")
  private @Nullable Double interval;

  @Option(
      names = "--contributions",
      description =
          "Add a column for each column of the model: what it adds to the prediction, or to the"
              + " logit of a class.")
  private boolean contributions;

  private long rows;

  @Override
  public Integer call() throws IOException {
    if (interval != null && !(interval > 0 && interval < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--interval lies between 0 and 1; got " + interval);
    }
    if (formula != null) {
      OptionCheck.require(spec, formula >= 1, "--formula", "1 or more", formula);
    }
    if (file != null && Files.exists(file.path()) && Files.isSameFile(csv, file.path())) {
      throw new ParameterException(
          spec.commandLine(), "--out is the table to predict, " + csv + ", which stays as it is");
    }
    KanModel chosen = chosen();
    OptionalDouble level = interval == null ? OptionalDouble.empty() : OptionalDouble.of(interval);
    PredictedColumns columns =
        new PredictedColumns(
            chosen, level, contributions ? Optional.of(Explainer.of(chosen)) : Optional.empty());
    try (ModelRows input =
        ModelRows.columns(csv, tableOptions.reader(), chosen.schema(), ModelRows.SOME)) {
      write(input, columns);
      input.noteUnseen(spec.commandLine().getErr());
    }
    options.writeJson(Map.of("rows", rows));
    return 0;
  }

  private KanModel chosen() throws IOException {
    ModelDirectory directory = model.directory();
    if (formula == null) {
      return directory.model();
    }
    ChosenFormula chosen = ChosenFormula.of(directory, formula);
    chosen.warning().ifPresent(each -> spec.commandLine().getErr().println("note: " + each));
    return chosen.model();
  }

  private void write(ModelRows input, PredictedColumns columns) throws IOException {
    if (file == null) {
      PrintWriter out = spec.commandLine().getOut();
      append(input, columns, TableWriter.to(out));
      out.flush();
    } else {
      file.writeText(out -> append(input, columns, TableWriter.to(out)));
    }
  }

  private void append(ModelRows input, PredictedColumns columns, TableWriter to)
      throws IOException {
    while (input.hasNext()) {
      if (OrderlyExit.asked().isCancelled()) {
        throw new InterruptedIOException(csv + ": interrupted before its end");
      }
      Table predicted = columns.of(input.next());
      to.append(predicted);
      rows += predicted.rows();
    }
  }

  /** Takes the number behind {@code --formula} if there is one; otherwise it is 1. */
  static final class FormulaNumber implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
      String next = args.isEmpty() ? "" : args.peek();
      try {
        option.setValue(Integer.valueOf(next));
        args.pop();
      } catch (NumberFormatException e) {
        option.setValue(1);
      }
    }
  }
}
