/**
 * From splines to formulas. {@link dev.kan.core.formula.fitting.SymbolicFit} fits functions to the
 * points of an edge, {@link dev.kan.core.formula.fitting.EdgeSamples}; {@link
 * dev.kan.core.formula.fitting.Suggestions} weighs how well they fit against how complicated they
 * are. {@link dev.kan.core.formula.fitting.EdgeFixing} makes one edge symbolic or numeric again,
 * {@link dev.kan.core.formula.fitting.AutomaticFixing} all that a function fits, {@link
 * dev.kan.core.formula.fitting.AffineRefit} trains their numbers together, and {@link
 * dev.kan.core.formula.fitting.SymbolicFormula} is the network written out.
 */
package dev.kan.core.formula.fitting;
