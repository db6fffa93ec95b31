// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command that has been run within the test's JVM.
 *
 * @param code the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error, without the progress
 */
public record CommandRun(int code, String out, String err) {
  /** Runs a command. */
  public static CommandRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(List.of(args).stream().map(Object::toString).toArray(String[]::new));
    return new CommandRun(code, out.toString(), err.toString());
  }
}
