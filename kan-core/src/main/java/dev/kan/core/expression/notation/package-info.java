/**
 * Formulas as people and programs write them. {@link dev.kan.core.expression.notation.Notation} has
 * text, LaTeX, SymPy and MathML; {@link dev.kan.core.expression.notation.JavaSource} writes a
 * method that computes a formula.
 */
package dev.kan.core.expression.notation;
