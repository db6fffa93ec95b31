// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kan.core.data.Table;
import dev.kan.core.inspection.report.TableReport;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Target;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelRows;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan report}, which writes a report of a model on a table. */
@Command(
    name = "report",
    description =
        "Write a report of a model as one web page: with the figures of a table that has the target"
            + " where one is given, otherwise the report of the table that it was fitted on.",
    footer = {"", "Example:", "  kan report titanic-model more.csv --out report.html"})
public final class ReportCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CSV",
      description = "A table that has the target.")
  private @Nullable Path csv;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.html",
      description = "Where to write the page.")
  private OutputFile file = new OutputFile(Path.of(""));

  @Override
  public Integer call() throws IOException {
    ModelDirectory directory = model.directory();
    byte[] page = csv == null ? directory.report() : page(directory.model(), csv);
    file.write(out -> out.write(page));
    spec.commandLine().getOut().printf("report: %s%n", file);
    options.writeJson(Map.of("report", file.toString()));
    return 0;
  }

  private byte[] page(KanModel loaded, Path table) throws IOException {
    try (ModelRows rows =
        ModelRows.columnsAndTarget(table, tableOptions.reader(), loaded.schema(), ModelRows.ALL)) {
      Target target = loaded.schema().target();
      Table labelled =
          ModelRows.withTarget(rows.next(), target)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s: every cell of %s is missing; expected at least one row to report on"
                              .formatted(table, target.columns())));
      rows.noteUnseen(spec.commandLine().getErr());
      return TableReport.builder(loaded)
          .rows(labelled)
          .fact("Rows compared", table.toString())
          .build()
          .html()
          .getBytes(UTF_8);
    }
  }
}
