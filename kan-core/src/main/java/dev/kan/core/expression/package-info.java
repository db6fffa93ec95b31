/**
 * Formulas as immutable trees. Start with {@link dev.kan.core.expression.Expression}: it parses,
 * evaluates, differentiates, substitutes, simplifies and rounds formulas. {@link
 * dev.kan.core.expression.StandardFunction} lists the functions that every formula may call, and
 * {@link dev.kan.core.expression.CustomFunction} adds a user's own. {@code
 * dev.kan.core.expression.notation} converts expressions to text, LaTeX and source code.
 */
package dev.kan.core.expression;
