// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.Explanation;
import dev.kan.core.model.KanModel;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.ModelRows;
import dev.kan.examples.model.TableOptions;
import dev.kan.examples.model.TypicalRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan explain}, which tells how the columns of a model act. */
@Command(
    name = "explain",
    description = {
      "Tell how much each column of a model matters and how it acts, on the rows of a table or, if"
          + " none is given, on rows like those that the model was fitted on.",
      "With --row it tells what each column adds to the prediction for one row of the table."
    },
    footer = {"", "Example:", "  kan explain titanic-model titanic.csv --row 1"})
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(index = "1", arity = "0..1", paramLabel = "CSV", description = "A table.")
  private @Nullable Path csv;

  @Option(
      names = "--row",
      paramLabel = "N",
      description =
          "Explain the prediction for row N of the table; the first below the header is 1.")
  private @Nullable Long row;

  @Override
  public Integer call() throws IOException {
    if (row != null && (csv == null || row < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          csv == null ? "--row needs a table" : "--row is 1 or more; got " + row);
    }
    KanModel loaded = model.read();
    if (csv != null && row != null) {
      explainRow(loaded, csv, row);
    } else {
      explainAll(loaded, csv == null ? TypicalRows.of(loaded.schema()) : read(loaded, csv));
    }
    return 0;
  }

  private Table read(KanModel loaded, Path table) throws IOException {
    try (ModelRows rows = open(loaded, table, ModelRows.ALL)) {
      Table all = rows.next();
      rows.noteUnseen(spec.commandLine().getErr());
      return all;
    }
  }

  private ModelRows open(KanModel loaded, Path table, int most) throws IOException {
    return ModelRows.columns(table, tableOptions.reader(), loaded.schema(), most);
  }

  private void explainRow(KanModel loaded, Path table, long number) throws IOException {
    long before = 0;
    try (ModelRows rows = open(loaded, table, ModelRows.SOME)) {
      while (rows.hasNext()) {
        Table some = rows.next();
        if (number <= before + some.rows()) {
          print(Explainer.of(loaded).explain(cells(some, (int) (number - before - 1))));
          return;
        }
        before += some.rows();
      }
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "%s: has %d rows; asked for row %d", table, before, number));
  }

  private static Map<String, Object> cells(Table rows, int index) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (String name : rows.names()) {
      TableColumn column = rows.column(name);
      if (column.isNumeric()) {
        cells.put(name, column.isMissing(index) ? Double.NaN : column.number(index));
      } else {
        cells.put(name, column.isMissing(index) ? "" : column.text(index));
      }
    }
    return cells;
  }

  private void print(Explanation explanation) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(explanation);
    out.flush();
    options.writeJson(explanation);
  }

  private void explainAll(KanModel loaded, Table rows) throws IOException {
    ModelExplanation explanation = ModelExplanation.of(loaded, rows);
    PrintWriter out = spec.commandLine().getOut();
    explanation.lines().forEach(out::println);
    out.flush();
    options.writeJson(explanation);
  }
}
