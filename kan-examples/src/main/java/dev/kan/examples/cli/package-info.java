/**
 * What all commands share: the {@linkplain dev.kan.examples.cli.StandardOptions options} that each
 * one has, and how {@linkplain dev.kan.examples.cli.ErrorReporter errors} become one line and an
 * exit code.
 */
@NullMarked
package dev.kan.examples.cli;

import org.jspecify.annotations.NullMarked;
