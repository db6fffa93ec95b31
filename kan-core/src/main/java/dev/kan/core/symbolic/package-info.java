/**
 * From splines to formulas. {@link dev.kan.core.symbolic.SymbolicFit} fits functions to the points
 * of an edge, {@link dev.kan.core.symbolic.EdgeSamples}; {@link dev.kan.core.symbolic.Suggestions}
 * weighs how well they fit against how complicated they are. {@link dev.kan.core.symbolic.EdgeFix}
 * makes one edge symbolic or numeric again, {@link dev.kan.core.symbolic.AutomaticFixing} all that
 * a function fits, {@link dev.kan.core.symbolic.AffineRefit} trains their numbers together, and
 * {@link dev.kan.core.symbolic.SymbolicFormula} is the network written out.
 */
package dev.kan.core.symbolic;
