/**
 * What the commands for models of tables share. Start at {@link
 * dev.kan.examples.model.ModelDirectory}, where {@code kan fit} keeps a model; {@link
 * dev.kan.examples.model.ModelPlace} is where it is written, and {@link
 * dev.kan.examples.model.ModelArgument} how a command names it. {@link
 * dev.kan.examples.model.ModelRows} reads the columns of a model from a file of any size, {@link
 * dev.kan.examples.model.StreamedScores} scores these rows, and {@link
 * dev.kan.examples.model.ModelFormula} writes a formula in several notations.
 */
@NullMarked
package dev.kan.examples.model;

import org.jspecify.annotations.NullMarked;
