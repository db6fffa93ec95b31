/**
 * B-splines on any knots. Read {@link dev.kan.core.spline.KnotVector} first, then {@link
 * dev.kan.core.spline.BSplineBasis}, which holds the basis as polynomial pieces: the plain-Java
 * evaluator and the TensorFlow lowering both read those pieces, so they agree at every knot.
 */
package dev.kan.core.spline;
