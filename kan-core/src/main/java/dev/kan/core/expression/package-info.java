/**
 * Formulas. {@link dev.kan.core.expression.Expression} is a small immutable tree, with evaluation,
 * differentiation and substitution; {@link dev.kan.core.expression.StandardFunction} are the
 * functions that it may call, {@link dev.kan.core.expression.CustomFunction} a user's own.
 */
package dev.kan.core.expression;
