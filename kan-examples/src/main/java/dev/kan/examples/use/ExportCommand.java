// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import dev.kan.core.model.KanModel;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelDirectory;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan export}, which writes a model as a TensorFlow SavedModel. */
@Command(
    name = "export",
    description =
        "Write a model as a TensorFlow SavedModel, which has an input for each column and takes and"
            + " gives values in your own units.",
    footer = {"", "Example:", "  kan export titanic-model saved_model"})
public final class ExportCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A directory that kan fit wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "Where to write. A SavedModel that is there is replaced.")
  private Path directory = Path.of("");

  @Option(
      names = "--double",
      description = "Compute in double precision (default: single, which most clients expect).")
  private boolean doublePrecision;

  @Override
  public Integer call() throws IOException {
    KanModel loaded = ModelDirectory.of(model).model();
    SavedModels.export(loaded, directory, doublePrecision ? TFloat64.class : TFloat32.class);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("SavedModel: %s%n", directory);
    out.printf("signature:  %s%n", SavedModels.SIGNATURE);
    options.writeJson(
        Map.of("saved_model", directory.toString(), "signature", SavedModels.SIGNATURE));
    return 0;
  }
}
