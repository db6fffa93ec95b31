/**
 * The display of the progress of a training on standard error: a bar on a terminal, otherwise a
 * line for each tenth of the steps. Start at {@link dev.kan.examples.progress.TrainingProgress}.
 */
@NullMarked
package dev.kan.examples.progress;

import org.jspecify.annotations.NullMarked;
