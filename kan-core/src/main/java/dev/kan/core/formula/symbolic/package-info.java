/**
 * The conversion of splines to formulas, step by step. An edge of a network is <em>numeric</em> if
 * it is a spline, and <em>symbolic</em> if it is a function {@code c f(a x + b) + d}, whose f has a
 * name. Start with {@link dev.kan.core.formula.symbolic.AutoSymbolic}, or with {@link
 * dev.kan.core.formula.discovery} for a search that does all steps.
 *
 * <ul>
 *   <li>{@link dev.kan.core.formula.symbolic.Suggestions} suggests functions for one edge, weighing
 *       accuracy against complexity;
 *   <li>{@link dev.kan.core.formula.symbolic.EdgeFixing} makes one edge symbolic, or numeric again;
 *   <li>{@link dev.kan.core.formula.symbolic.AutoSymbolic} makes all edges symbolic that some
 *       function fits;
 *   <li>{@link dev.kan.core.formula.symbolic.AffineRefit} trains a, b, c and d of all symbolic
 *       edges together;
 *   <li>{@link dev.kan.core.formula.symbolic.SymbolicFormula} is the formula of a network whose
 *       edges are all symbolic.
 * </ul>
 *
 * <p>{@link dev.kan.core.formula.symbolic.SymbolicFit} fits functions to {@link
 * dev.kan.core.formula.symbolic.EdgeSamples}, the points of an edge's curve.
 */
package dev.kan.core.formula.symbolic;
