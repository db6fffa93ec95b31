// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.use;

import com.google.common.base.Ascii;
import com.google.common.io.MoreFiles;
import dev.kan.core.model.KanModel;
import dev.kan.core.source.JavaClass;
import dev.kan.core.source.SqlColumns;
import dev.kan.core.source.SqlQuery;
import dev.kan.examples.cli.OutputFile;
import dev.kan.examples.cli.StandardOptions;
import dev.kan.examples.model.ModelArgument;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code kan export}, which writes a model for other programs. */
@Command(
    name = "export",
    description = {
      "Write a model for other programs, which takes and gives values in your own units.",
      "A SavedModel of TensorFlow has an input for each column. A small model can also be a Java"
          + " class without dependencies or an SQL query."
    },
    footer = {
      "",
      "Examples:",
      "  kan export titanic-model saved_model",
      "  kan export titanic-model Titanic.java",
      "  kan export titanic-model titanic.sql"
    })
public final class ExportCommand implements Callable<Integer> {
  /** A name that needs no quotes, or a text that has its own, or a query. */
  private static final Pattern PLAIN_TABLE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*|\".*\"|\\(.*\\)", Pattern.DOTALL);

  @Mixin private StandardOptions options = new StandardOptions();
  @Mixin private ModelArgument model = new ModelArgument();
  @Spec private CommandSpec spec;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description =
          "Where to write: a file NAME.java for a class of that name, a file that ends in .sql for"
              + " a query, otherwise a directory for a SavedModel. What is there is replaced.")
  private Path target = Path.of("");

  @Option(
      names = "--double",
      description =
          "Let a SavedModel compute in double precision (default: single, which most clients"
              + " expect).")
  private boolean doublePrecision;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = {
        "The table that a query reads (default: ${DEFAULT-VALUE}).",
        "A name of letters, digits, points and underscores, and what is in quotes or parentheses, is"
            + " written as it is, any other name in quotes."
      })
  private String table = "table_name";

  @Override
  public Integer call() throws IOException {
    String name = MoreFiles.getNameWithoutExtension(target);
    switch (Ascii.toLowerCase(MoreFiles.getFileExtension(target))) {
      case "java" -> writeSource("java_class", loaded -> JavaClass.of(name, loaded));
      case "sql" -> writeSource("sql_query", loaded -> SqlQuery.of(loaded, tableText()));
      default -> writeSavedModel();
    }
    return 0;
  }

  private String tableText() {
    return PLAIN_TABLE.matcher(table).matches() ? table : SqlColumns.quoted(table);
  }

  private void writeSource(String kind, Function<KanModel, String> source) throws IOException {
    if (doublePrecision) {
      throw new ParameterException(
          spec.commandLine(),
          "--double is for SavedModels; " + target + " computes in double anyway");
    }
    OutputFile file = new OutputFile(target);
    file.requireWritable();
    String text = source.apply(model.read());
    file.writeText(out -> out.write(text));
    spec.commandLine().getOut().printf("%s: %s%n", kind.replace('_', ' '), target);
    options.writeJson(Map.of(kind, target.toString()));
  }

  private void writeSavedModel() throws IOException {
    KanModel loaded = model.read();
    SavedModels.export(loaded, target, doublePrecision ? TFloat64.class : TFloat32.class);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("SavedModel: %s%n", target);
    out.printf("signature:  %s%n", SavedModels.SIGNATURE);
    options.writeJson(Map.of("saved_model", target.toString(), "signature", SavedModels.SIGNATURE));
  }
}
