// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that all commands have, for use with {@code @Mixin}. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionText.class)
public final class StandardOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the results to FILE as JSON, too.")
  private @Nullable OutputFile json;

  @Option(
      names = "--verbose",
      description = "Show where an error comes from, with its stack trace.")
  private boolean verbose;

  /**
   * Writes results to the file given with {@code --json}, completely or not at all. Without that
   * option it has no effect.
   *
   * @param results a record, a map or a list of these; names of record components are converted to
   *     {@code snake_case}
   * @throws IOException if the file cannot be written
   */
  public void writeJson(Object results) throws IOException {
    if (json != null) {
      byte[] text = ResultsJson.text(results).getBytes(UTF_8);
      json.write(out -> out.write(text));
    }
  }

  /** Returns true if errors are to be shown with their stack traces. */
  boolean verbose() {
    return verbose;
  }
}
