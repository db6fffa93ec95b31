/**
 * What a model has learned from all rows together: the {@link
 * dev.kan.core.model.explanation.Effects} of its columns, each a {@link
 * dev.kan.core.model.explanation.ColumnEffect}, and the {@link
 * dev.kan.core.model.explanation.Interactions} that curves of single columns leave out. For single
 * rows, and for the importance of columns, see {@link dev.kan.core.model.Explainer}.
 */
package dev.kan.core.model.explanation;
