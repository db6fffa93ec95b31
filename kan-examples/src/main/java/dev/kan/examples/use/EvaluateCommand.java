// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.Target;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.ModelRows;
import dev.kan.examples.model.ScoreNames;
import dev.kan.examples.model.StreamedScores;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan evaluate}, which scores a model on a table that has the target. */
@Command(
    name = "evaluate",
    description = "Score a model on a table that has the target. The table may be of any size.",
    footer = {"", "Example:", "  kan evaluate titanic-model more-passengers.csv"})
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(index = "1", paramLabel = "CSV", description = "The table to score on.")
  private Path csv = Path.of("");

  @Override
  public Integer call() throws IOException {
    KanModel loaded = model.read();
    StreamedScores scores = new StreamedScores(loaded);
    PrintWriter err = spec.commandLine().getErr();
    Target target = loaded.schema().target();
    long all = 0;
    try (ModelRows rows =
        ModelRows.columnsAndTarget(csv, tableOptions.reader(), loaded.schema(), ModelRows.SOME)) {
      while (rows.hasNext()) {
        Table some = rows.next();
        all += some.rows();
        ModelRows.withTarget(some, target).ifPresent(scores::add);
      }
      rows.noteUnseen(err);
    }
    if (scores.rows() == 0) {
      throw new IllegalArgumentException(
          "%s: every cell of %s is missing; expected at least one row to score on"
              .formatted(csv, loaded.schema().target().columns()));
    }
    if (scores.rows() < all) {
      err.printf(
          Locale.ROOT,
          "note: %s: %d rows without %s are left out%n",
          csv,
          all - scores.rows(),
          target(loaded));
    }
    print(loaded, scores);
    return 0;
  }

  private static String target(KanModel model) {
    return String.join(", ", model.schema().target().columns());
  }

  private void print(KanModel model, StreamedScores scores) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Double> named = ScoreNames.of(scores.values());
    out.printf(Locale.ROOT, "%s of %d rows%n", target(model), scores.rows());
    named.forEach((name, value) -> out.printf(Locale.ROOT, "  %-14s %.4g%n", name, value));
    out.flush();
    Map<String, Object> results = new LinkedHashMap<>(named);
    results.put("rows", scores.rows());
    options.writeJson(results);
  }
}
