// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.model.KanModel;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.imported.ImportOptions;
import dev.kan.examples.imported.NetworkFormula;
import dev.kan.examples.model.ChosenFormula;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.examples.model.ModelFormula;
import dev.kan.examples.model.ScoreNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan formula}, which prints the formula of a model. */
@Command(
    name = "formula",
    description = {
      "Print the formula of a model in the names and units of its columns.",
      "If none is as good as the model, a note on standard error says how much the printed one"
          + " loses.",
      "MODEL.safetensors is a network of pykan, efficient-kan, qkan or jaxKAN, whose formula is"
          + " searched; docs/import.md says how to export one."
    },
    footer = {
      "",
      "Examples:",
      "  kan formula concrete-model --format latex",
      "  kan formula model.safetensors --data table.csv"
    })
public final class FormulaCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private ImportOptions imported = new ImportOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A directory that kan fit wrote, or the file of a network.")
  private Path model = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "text, latex, java, sympy, sql or spreadsheet (default: ${DEFAULT-VALUE}).")
  private ModelFormula.Format format = ModelFormula.Format.TEXT;

  @Option(
      names = "--formula",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Which formula of those that kan discover found to print (default: 1, the chosen one).")
  private int number;

  @Override
  public Integer call() throws IOException {
    OptionCheck.require(spec, number >= 1, "--formula", "1 or more", number);
    if (imported.isNetwork(model)) {
      OptionCheck.require(spec, number == 1, "--formula", "1 for a network", number);
      NetworkFormula found = imported.search(model);
      return print(found.model(), found.isAsGood(), found.notes());
    }
    ChosenFormula chosen = ChosenFormula.of(ModelDirectory.of(model), number);
    return print(chosen.model(), chosen.warning().isEmpty(), chosen.warning().stream().toList());
  }

  private int print(KanModel formula, boolean asGood, List<String> notes) throws IOException {
    String text = new ModelFormula(formula).in(format);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    notes.forEach(each -> spec.commandLine().getErr().println("note: " + each));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("format", format.toString());
    results.put("text", text);
    results.put("as_good_as_model", asGood);
    results.put("scores", ScoreNames.of(formula.scores()));
    options.writeJson(results);
    return 0;
  }
}
