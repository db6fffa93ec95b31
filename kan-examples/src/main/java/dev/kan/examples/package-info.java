/**
 * The command line {@code kan}: {@link dev.kan.examples.Main} lists its commands. What all commands
 * share is in {@link dev.kan.examples.cli}, how training shows its progress in {@link
 * dev.kan.examples.progress}; each command has a package of its own.
 */
@NullMarked
package dev.kan.examples;

import org.jspecify.annotations.NullMarked;
