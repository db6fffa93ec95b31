/**
 * The functions that edges can be instead of splines. {@link
 * dev.kan.core.function.SymbolicFunction} is a named expression of one variable; {@link
 * dev.kan.core.function.SymbolicCurve} puts it in its place with the four numbers of {@link
 * dev.kan.core.function.Affine}; {@link dev.kan.core.function.SafeRange} keeps it away from
 * singularities. {@link dev.kan.core.function.FunctionLibrary} is what a search may use.
 */
package dev.kan.core.function;
