// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import com.google.common.base.Stopwatch;
import com.google.common.io.MoreFiles;
import dev.kan.core.data.Table;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.Dimension;
import dev.kan.core.storage.csv.TableReader;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.NamedColumns;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final double LONGEST_SECONDS = 1e8;

  /** The seconds of a budget that are kept for the files; of a short budget, a share of it. */
  private static final double FOR_FILES = 4;

  private static final double MOST_KEPT_SHARE = 0.6;
  private static final int DIGITS = 6;
  private static final double PERCENT = 100;

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
  private double budget;

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
    if (!(budget > 0 && budget <= LONGEST_SECONDS)) {
      throw new ParameterException(
          spec.commandLine(), "--budget: expected a positive number of seconds; got " + budget);
    }
    return OrderlyExit.finishWithResult(this::discover);
  }

  private Path place() {
    return out == null ? Path.of(MoreFiles.getNameWithoutExtension(csv) + "-formula") : out;
  }

  private int discover() throws IOException {
    ModelDirectory.requireReplaceable(place());
    new OutputFile(place().resolve(ModelDirectory.MODEL)).requireWritable();
    TableReader reader = tableOptions.reader().build();
    Table table = reader.read(csv);
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
                        .budget(searchTime())
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
    print(results, front, notes);
    if (front.chosen().expression().variables().isEmpty()) {
      options.writeJson(results);
      spec.commandLine()
          .getErr()
          .printf(
              "kan discover: %s: no formula of \"%s\" is better than a constant%n", csv, target);
      return ExitCode.SOFTWARE;
    }
    DiscoveredFiles files = new DiscoveredFiles(rows.rows(), front, results, notes);
    ModelDirectory.write(place(), files::writeTo);
    spec.commandLine().getOut().printf("model: %s%n", place());
    spec.commandLine().getOut().flush();
    options.writeJson(results);
    return ExitCode.OK;
  }

  private Duration searchTime() {
    double left = budget - Math.min(FOR_FILES, MOST_KEPT_SHARE * budget);
    return Duration.ofMillis(Math.max(1, (long) (1000 * left) - watch.elapsed().toMillis()));
  }

  private void print(DiscoverResults results, FormulaFront front, List<String> notes) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        Locale.ROOT,
        "%s from %d rows; %.1f s%n",
        results.target(),
        results.rows(),
        results.seconds());
    to.printf(
        Locale.ROOT, "  N  nodes  unexplained  again  formula, rounded to %d digits%n", DIGITS);
    List<FoundFormula> formulas = DiscoverResults.bestFirst(front);
    for (int n = 0; n < formulas.size(); n++) {
      FoundFormula each = formulas.get(n);
      Double stability = results.formulas().get(n).stability();
      to.printf(
          Locale.ROOT,
          "%3d %6d %12.2e %6s  %s%n",
          n + 1,
          each.complexity(),
          each.validationError(),
          stability == null ? "-" : Math.round(PERCENT * stability) + "%",
          Notation.TEXT.of(each.expression().round(DIGITS)));
    }
    if (!front.chosen().expression().variables().isEmpty()) {
      to.printf("chosen: formula 1. %s%n", front.reason());
    }
    front.notes().forEach(to::println);
    notes.forEach(to::println);
    to.flush();
  }
}
