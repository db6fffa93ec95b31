/**
 * What all commands share: the {@linkplain dev.kan.examples.cli.StandardOptions options} that each
 * one has, {@linkplain dev.kan.examples.cli.OutputFile files} that are checked before the work
 * starts, a {@linkplain dev.kan.examples.cli.StandardOutput standard output} that loses nothing
 * silently, and how {@linkplain dev.kan.examples.cli.ErrorReporter errors} become one line and an
 * exit code.
 */
@NullMarked
package dev.kan.examples.cli;

import org.jspecify.annotations.NullMarked;
