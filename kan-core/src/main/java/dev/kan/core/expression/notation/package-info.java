/**
 * Formulas in the notations of people and programs. Start with {@link
 * dev.kan.core.expression.notation.Notation}, which writes text, LaTeX, SymPy and MathML. {@link
 * dev.kan.core.expression.notation.JavaSource} generates a Java method that computes a formula, and
 * {@link dev.kan.core.expression.notation.Spreadsheet} a formula for a cell.
 */
package dev.kan.core.expression.notation;
