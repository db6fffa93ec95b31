// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import com.google.common.base.Stopwatch;
import dev.kan.core.data.Table;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.Dimension;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.cli.TimeBudget;
import dev.kan.examples.model.ModelPlace;
import dev.kan.examples.model.NamedColumns;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan discover}, which finds the formula of a column of a table. */
@Command(
    name = "discover",
    description = {
      "Find formulas of a column of a table. Printed are formulas of which none is both simpler and"
          + " more accurate than another, and which one to use; the column \"again\" tells on how many"
          + " resamples of the rows each one is chosen.",
      "The result is the directory of a model that computes the chosen formula; kan formula and kan"
          + " predict take the others by their numbers."
    },
    footer = {
      "",
      "Exit codes: 0 done, also if Ctrl-C or the budget ended it early; 1 the work",
      "failed, or no formula is better than a constant; 2 wrong usage.",
      "",
      "Example:",
      "  kan discover pendulum.csv --target period"
    })
public final class DiscoverCommand implements Callable<Integer> {
  /** The seconds of a budget that are kept for the files; of a short budget, a share of it. */
  private static final double FOR_FILES = 4;

  private static final double MOST_KEPT_SHARE = 0.6;

  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private TableOptions tableOptions = new TableOptions();
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CSV", description = "The table.")
  private Path csv = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COL",
      description = "The column to explain.")
  private String target = "";

  @Option(
      names = "--ignore",
      paramLabel = "COL",
      description = "A column to leave out, or several between commas; may be repeated.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--units",
      paramLabel = "FILE",
      description = {
        "The SI units of columns, by which constants are named, as in 1/c^2, and formulas are told"
            + " whose units do not fit.",
        "JSON such as {\"x\": \"m\", \"force\": \"kg m/s^2\", \"field\": \"V/m\", \"n\": \"1\"}; columns"
            + " may be missing, and powers of m, s, kg, K and V do as well: [1, -2, 1, 0, 0]."
      })
  private @Nullable Path units;

  @Option(
      names = "--budget",
      paramLabel = "S",
      defaultValue = "60",
      description = "The seconds that the command may take (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The source of the rows held out (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The directory of the model (default: the name of the table with -formula after it). The"
              + " directory of an older model is replaced.")
  private @Nullable Path out;

  private final Stopwatch watch = Stopwatch.createUnstarted();

  @Override
  public Integer call() throws IOException {
    watch.start();
    TimeBudget budget = budget();
    return OrderlyExit.finishWithResult(() -> discover(budget));
  }

  private TimeBudget budget() {
    try {
      return new TimeBudget(seconds);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int discover(TimeBudget budget) throws IOException {
    ModelPlace place = out == null ? ModelPlace.named(csv, "-formula") : new ModelPlace(out);
    place.requireWritable();
    Table table = tableOptions.reader().read(csv);
    FormulaTable rows =
        FormulaTable.of(
            csv, table, target, new NamedColumns(table.names()).of("--ignore", ignored));
    Map<String, Dimension> known = units == null ? Map.of() : UnitsFile.read(units, table.names());
    Optional<ConstantNames> names =
        units == null ? Optional.empty() : Optional.of(ConstantNames.of(known, target));
    rows.notes().forEach(each -> spec.commandLine().getErr().println("note: " + each));
    FormulaFront front =
        OrderlyExit.asked()
            .during(
                () ->
                    FormulaSearch.builder()
                        .budget(budget.left(watch.elapsed(), FOR_FILES, MOST_KEPT_SHARE))
                        .seed(seed)
                        .units(known)
                        .build()
                        .search(rows.rows(), target, new DiscoverProgress(System.err)));
    DiscoverResults results =
        DiscoverResults.of(
            target, rows.rows().rows(), front, names, watch.elapsed().toMillis() / 1000.0, seed);
    List<String> notes =
        names
            .map(each -> each.of(front.chosen().expression(), front.chosen().constants()).notes())
            .orElse(List.of());
    DiscoverSummary.print(spec.commandLine().getOut(), results, front, notes);
    if (front.chosen().expression().variables().isEmpty()) {
      options.writeJson(results);
      spec.commandLine()
          .getErr()
          .printf(
              "kan discover: %s: no formula of \"%s\" is better than a constant%n", csv, target);
      return ExitCode.SOFTWARE;
    }
    DiscoveredFiles files = new DiscoveredFiles(rows.rows(), front, results, notes);
    place.write(files::writeTo);
    spec.commandLine().getOut().printf("model: %s%n", place.path());
    spec.commandLine().getOut().flush();
    options.writeJson(results);
    return ExitCode.OK;
  }
}
