/**
 * From splines to formulas, step by step:
 *
 * <ul>
 *   <li>{@link dev.kan.core.formula.symbolic.Suggestions} suggests functions for one edge: it
 *       weighs how well they fit against how complicated they are;
 *   <li>{@link dev.kan.core.formula.symbolic.EdgeFixing} makes one edge symbolic, or numeric again;
 *   <li>{@link dev.kan.core.formula.symbolic.AutoSymbolic} makes every edge symbolic that a
 *       function fits;
 *   <li>{@link dev.kan.core.formula.symbolic.AffineRefit} trains the numbers of all symbolic edges
 *       together;
 *   <li>{@link dev.kan.core.formula.symbolic.SymbolicFormula} is the network written out.
 * </ul>
 *
 * <p>Functions are fitted to the points of an edge, {@link
 * dev.kan.core.formula.symbolic.EdgeSamples}, with the settings of {@link
 * dev.kan.core.formula.symbolic.SymbolicFit}.
 */
package dev.kan.core.formula.symbolic;
