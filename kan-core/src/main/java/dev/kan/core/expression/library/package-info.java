/**
 * The functions that can take the place of the splines on a network's edges. Start with {@link
 * dev.kan.core.expression.library.FunctionLibrary}, the functions that a search for formulas may
 * use. Each is a {@link dev.kan.core.expression.library.SymbolicFunction}, a named expression of
 * one variable. {@link dev.kan.core.expression.library.SymbolicCurve} scales and shifts such a
 * function by the parameters of {@link dev.kan.core.expression.library.Affine}, and {@link
 * dev.kan.core.expression.library.SafeRange} keeps it away from its singularities.
 */
package dev.kan.core.expression.library;
