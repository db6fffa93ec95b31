/**
 * The functions that edges can be instead of splines. {@link
 * dev.kan.core.expression.library.SymbolicFunction} is a named expression of one variable; {@link
 * dev.kan.core.expression.library.SymbolicCurve} puts it in its place with the four numbers of
 * {@link dev.kan.core.expression.library.Affine}; {@link dev.kan.core.expression.library.SafeRange}
 * keeps it away from singularities. {@link dev.kan.core.expression.library.FunctionLibrary} is what
 * a search may use.
 */
package dev.kan.core.expression.library;
