/**
 * Progress of a training on standard error: a bar on a terminal, a line for each tenth elsewhere.
 * Start at {@link dev.kan.examples.progress.TrainingProgress}.
 */
@NullMarked
package dev.kan.examples.progress;

import org.jspecify.annotations.NullMarked;
