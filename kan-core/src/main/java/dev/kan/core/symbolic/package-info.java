/**
 * From splines to formulas. {@link dev.kan.core.symbolic.SymbolicFit} fits functions to the points
 * of an edge, {@link dev.kan.core.symbolic.EdgeSamples}; {@link dev.kan.core.symbolic.Suggestions}
 * weighs how well they fit against how complicated they are.
 */
package dev.kan.core.symbolic;
