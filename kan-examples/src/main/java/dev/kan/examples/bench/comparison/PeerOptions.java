// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import dev.kan.core.storage.file.AtomicFiles.Writer;
import dev.kan.examples.bench.peer.PythonScript;
import dev.kan.examples.bench.peer.ScratchDirectory;
import dev.kan.examples.cli.OutputFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that compare with libraries of Python. */
final class PeerOptions {
  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "python3",
      description = "Starts a Python with the peers (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draw the results to FILE as PNG, too.")
  private @Nullable OutputFile picture;

  /** The work that is done with a script. */
  interface Work {
    void with(PythonScript script) throws IOException, InterruptedException;
  }

  /**
   * Runs some work with a script in a directory of its own, which is deleted afterwards.
   *
   * @param name the name of the resource beside this class
   * @throws IOException if Python does not start, the directory cannot be written to, or the work
   *     fails so
   */
  void runScript(String name, Work work) throws IOException, InterruptedException {
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      PythonScript script = PythonScript.copied(python, PeerOptions.class, name, directory);
      script.requirePython();
      work.with(script);
    }
  }

  /**
   * Writes the picture, if one is asked for.
   *
   * @throws IOException if it cannot be drawn or written
   */
  void draw(Writer drawing) throws IOException {
    if (picture != null) {
      picture.write(drawing);
    }
  }
}
