// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import com.google.common.collect.ImmutableMap;
import dev.kan.examples.cli.StandardOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan example}, which runs one of the programs to copy from. */
@Command(
    name = "example",
    description = {
      "Run one of the example programs, or list them.",
      "Each is a class to copy from: kan-examples/src/main/java/dev/kan/examples/gallery."
    },
    footer = {"", "Example:", "  kan example own-graph"})
public final class ExampleCommand implements Callable<Integer> {
  private static final Map<String, Example> ALL =
      ImmutableMap.<String, Example>builder()
          .put("own-graph", OwnGraph::main)
          .put("equation", Equation::main)
          .put("classes", Classes::main)
          .put("formula", Formula::main)
          .put("weights-from-python", WeightsFromPython::main)
          .put("saved-model-serving", SavedModelServing::main)
          .put("plain-java-serving", PlainJavaServing::main)
          .put("kan-beside-mlp", KanBesideMlp::main)
          .buildOrThrow();

  @Mixin private StandardOptions options = new StandardOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one (default: none, and all names are listed).")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "Arguments of the example, if it takes any.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException {
    if (name.isEmpty()) {
      ALL.keySet().forEach(spec.commandLine().getOut()::println);
      options.writeJson(Map.of("examples", ALL.keySet()));
      return 0;
    }
    Example example = ALL.get(name);
    if (example == null) {
      throw new ParameterException(
          spec.commandLine(),
          "no example '%s'; there are %s".formatted(name, String.join(", ", ALL.keySet())));
    }
    example.main(arguments.toArray(String[]::new));
    options.writeJson(Map.of("example", name));
    return 0;
  }

  /** The {@code main} method of an example. */
  @FunctionalInterface
  private interface Example {
    void main(String... arguments) throws IOException;
  }
}
