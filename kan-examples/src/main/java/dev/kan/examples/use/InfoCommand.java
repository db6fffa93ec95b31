// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.Provenance.Step;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Target;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code kan info}, which tells what a model is and how it came about. */
@Command(
    name = "info",
    description =
        "Tell what a model takes and predicts, its shape, scores and history, how the data cover its"
            + " grids, and whether its files are intact.",
    footer = {"", "Example:", "  kan info titanic-model"})
public final class InfoCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 8;

  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ModelDirectory directory = model.directory();
    KanModel loaded = directory.model();
    ModelFacts facts = ModelFacts.of(loaded);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("predicts %s (%s)%n", target(loaded.schema().target()), facts.task());
    out.println("from");
    loaded.schema().columns().forEach(column -> out.printf("  %s%n", described(column)));
    out.printf(
        Locale.ROOT,
        "network %s, grid intervals %s, order %s, %d parameters%n",
        facts.width(),
        facts.grid(),
        facts.order(),
        facts.parameters());
    out.printf("scores  %s%n", scores(facts));
    out.println("history");
    facts.provenance().forEach(step -> out.printf("  %s%n", described(step)));
    if (!facts.coverage().isEmpty()) {
      out.println("grids");
    }
    facts.coverage().stream().limit(MOST_SHOWN).forEach(each -> out.println("  " + covered(each)));
    out.printf("files   %s%n", files(directory));
    out.flush();
    options.writeJson(facts);
    return 0;
  }

  private static String target(Target target) {
    return target instanceof ClassTarget classes
        ? "%s: %s".formatted(classes.column(), shown(classes.labels()))
        : String.join(", ", target.columns());
  }

  private static String shown(List<String> texts) {
    return texts.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + (texts.size() > MOST_SHOWN ? ", ... (" + texts.size() + ")" : "");
  }

  private static String described(Column column) {
    if (column instanceof CategoryColumn categories) {
      return "%s: %s".formatted(categories.name(), shown(categories.categories()));
    }
    NumericColumn numbers = (NumericColumn) column;
    Distribution known = numbers.distribution();
    if (!known.isKnown()) {
      return "%s: numbers".formatted(numbers.quantity().label());
    }
    List<Double> quantiles = known.quantiles();
    return String.format(
        Locale.ROOT,
        "%s: %.6g to %.6g, median %.6g%s",
        numbers.quantity().label(),
        quantiles.get(0),
        quantiles.get(quantiles.size() - 1),
        quantiles.get(quantiles.size() / 2),
        known.missing() > 0
            ? String.format(Locale.ROOT, ", %.1f %% missing", 100 * known.missing())
            : "");
  }

  private static String scores(ModelFacts facts) {
    return facts.scores().isEmpty()
        ? "not known"
        : facts.scores().entrySet().stream()
            .map(each -> String.format(Locale.ROOT, "%s %.4g", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", ", "", " on " + facts.rows() + " rows not trained on"));
  }

  private static String described(Step step) {
    return step.action()
        + step.details().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .limit(MOST_SHOWN)
            .collect(Collectors.joining(", ", step.details().isEmpty() ? "" : ": ", ""));
  }

  private static String covered(ModelFacts.Covered grid) {
    return String.format(
        Locale.ROOT,
        "%s: %.6g to %.6g, %.0f %% of it without rows, %.0f %% of rows beyond it",
        grid.column(),
        grid.lower(),
        grid.upper(),
        100 * grid.empty(),
        100 * grid.outside());
  }

  private static String files(ModelDirectory directory) throws IOException {
    if (!directory.hasChecksums()) {
      return "without checksums";
    }
    List<String> damaged = directory.damagedFiles();
    return damaged.isEmpty()
        ? "all as fit wrote them"
        : "changed or missing since fit: " + String.join(", ", damaged);
  }
}
