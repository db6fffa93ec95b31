/**
 * The parts of the command line that all commands share. Start at {@link
 * dev.kan.examples.cli.StandardOptions}, the options of each command. {@link
 * dev.kan.examples.cli.OutputFile} is a file that is checked before the work starts, {@link
 * dev.kan.examples.cli.OrderlyExit} ends work well after Ctrl-C, {@link
 * dev.kan.examples.cli.StandardOutput} fails if a result cannot be written, {@link
 * dev.kan.examples.cli.OptionCheck} rejects values of options, {@link
 * dev.kan.examples.cli.TimeBudget} divides the time of a command, and {@link
 * dev.kan.examples.cli.ErrorReporter} turns errors into one line and an exit code.
 */
@NullMarked
package dev.kan.examples.cli;

import org.jspecify.annotations.NullMarked;
