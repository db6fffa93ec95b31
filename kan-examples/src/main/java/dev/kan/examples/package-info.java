/**
 * The command-line program {@code kan}. Start at {@link dev.kan.examples.Main}, which lists the
 * commands. Each command has a package of its own. They share {@link dev.kan.examples.cli} for
 * options, files and errors, and {@link dev.kan.examples.progress} for the progress of training.
 */
@NullMarked
package dev.kan.examples;

import org.jspecify.annotations.NullMarked;
