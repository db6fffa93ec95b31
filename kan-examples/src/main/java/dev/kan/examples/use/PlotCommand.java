// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import com.google.common.base.Ascii;
import com.google.common.io.MoreFiles;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.inspection.drawing.NetworkStyle;
import dev.kan.core.model.KanModel;
import dev.kan.examples.cli.OptionCheck;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.examples.model.TypicalRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan plot}, which draws the network of a model. */
@Command(
    name = "plot",
    description =
        "Draw the network of a model: its nodes, and the curve of each edge over the range of the"
            + " data.",
    footer = {"", "Example:", "  kan plot titanic-model network.svg"})
public final class PlotCommand implements Callable<Integer> {
  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Where to draw: a file that ends in .svg or .png.")
  private OutputFile file = new OutputFile(Path.of(""));

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "The largest number of hidden nodes of a layer to draw, those with the highest scores"
              + " (default: ${DEFAULT-VALUE}).")
  private int mostNodes = NetworkStyle.defaults().mostNodes();

  @Override
  public Integer call() throws IOException {
    OptionCheck.require(spec, mostNodes >= 1, "--nodes", "1 or more", mostNodes);
    String format = Ascii.toLowerCase(MoreFiles.getFileExtension(file.path()));
    if (!format.equals("svg") && !format.equals("png")) {
      throw new ParameterException(
          spec.commandLine(), "expected a picture that ends in .svg or .png; got " + file);
    }
    KanModel loaded = model.read();
    NetworkDrawing drawing =
        NetworkDrawing.of(
            loaded,
            TypicalRows.of(loaded.schema()),
            NetworkStyle.builder().mostNodes(mostNodes).build());
    byte[] content =
        format.equals("svg")
            ? drawing.svg().getBytes(StandardCharsets.UTF_8)
            : drawing.png(drawing.width());
    file.write(out -> out.write(content));
    spec.commandLine().getOut().printf("picture: %s%n", file);
    options.writeJson(Map.of("picture", file.toString(), "edges", drawing.edges().size()));
    return 0;
  }
}
