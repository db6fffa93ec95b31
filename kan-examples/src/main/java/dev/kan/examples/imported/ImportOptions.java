// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import dev.kan.core.Kan;
import dev.kan.core.data.Table;
import dev.kan.core.storage.safetensors.KanSafetensors;
import dev.kan.examples.cli.OrderlyExit;
import dev.kan.examples.cli.TimeBudget;
import dev.kan.examples.model.ModelPlace;
import dev.kan.examples.model.NamedColumns;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for a network of a Python library, for use with {@code @Mixin}. */
public final class ImportOptions {
  private static final String EXTENSION = ".safetensors";
  private static final double DEFAULT_SECONDS = 60;

  @Mixin private TableOptions tableOptions = new TableOptions();

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "CSV",
      description = {
        "For MODEL.safetensors: a table with a column for each input of the network, in its order,"
            + " and the targets after them.",
        "Without targets, the formula is that of the network's own outputs."
      })
  private @Nullable Path data;

  @Option(
      names = "--inputs",
      paramLabel = "COL",
      description =
          "The columns that the network takes, in its order, between commas (default: all before"
              + " the target).")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "COL",
      description =
          "The column that the network predicts, or several between commas (default: the last).")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "S",
      description = "The seconds that the search may take (default: 60).")
  private @Nullable Double seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write the formula as a model, which kan predict takes.")
  private @Nullable Path out;

  /**
   * Returns true if an argument is the file of a network rather than a model.
   *
   * @throws ParameterException if it is one and there is no table for it, or the reverse
   */
  public boolean isNetwork(Path model) {
    boolean network = model.toString().endsWith(EXTENSION);
    if (network && data == null) {
      throw usage("--data: expected a table for the network " + model + "; got none");
    }
    boolean given =
        data != null || out != null || seconds != null || !inputs.isEmpty() || !targets.isEmpty();
    if (!network && given) {
      throw usage(
          "--data, --inputs, --target, --budget and --out are for a network in a file named *"
              + EXTENSION
              + "; got "
              + model);
    }
    try {
      budget();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    return network;
  }

  /**
   * Searches the formula of a network, and writes it as a model if that was asked for.
   *
   * @param file the file of the network
   * @throws IllegalStateException if there is none
   */
  public NetworkFormula search(Path file) throws IOException {
    return OrderlyExit.finish(() -> found(file));
  }

  private TimeBudget budget() {
    return new TimeBudget(seconds == null ? DEFAULT_SECONDS : seconds);
  }

  private NetworkFormula found(Path file) throws IOException {
    if (out != null) {
      new ModelPlace(out).requireWritable();
    }
    Path csv = data == null ? Path.of("") : data;
    Kan kan = KanSafetensors.read(file);
    Table table = tableOptions.reader().read(csv);
    NamedColumns columns = new NamedColumns(table.names());
    NetworkTable rows;
    try {
      rows =
          NetworkTable.of(
              kan, table, columns.of("--inputs", inputs), columns.of("--target", targets));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(csv + ": " + e.getMessage(), e);
    }
    NetworkFormula formula =
        OrderlyExit.asked()
            .during(
                () ->
                    NetworkFormula.search(
                        kan, rows, budget().duration(), new NetworkProgress(System.err)));
    if (out != null) {
      new ModelPlace(out).write(new NetworkFiles(rows, formula)::writeTo);
    }
    return formula;
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException("the options belong to no command");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
