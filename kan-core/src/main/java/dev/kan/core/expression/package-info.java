/**
 * Formulas. {@link dev.kan.core.expression.Expression} is a small immutable tree, with evaluation,
 * differentiation, substitution, simplification, rounding and a parser; {@link
 * dev.kan.core.expression.StandardFunction} are the functions that it may call, {@link
 * dev.kan.core.expression.CustomFunction} a user's own. {@code dev.kan.core.expression.notation}
 * writes expressions down.
 */
package dev.kan.core.expression;
