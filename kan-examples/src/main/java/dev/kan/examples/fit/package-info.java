/**
 * The command that learns a model from a table. Start at {@link dev.kan.examples.fit.FitCommand}.
 */
@NullMarked
package dev.kan.examples.fit;

import org.jspecify.annotations.NullMarked;
