/**
 * B-splines on arbitrary knots. Start with {@link dev.kan.core.spline.KnotVector}; {@link
 * dev.kan.core.spline.Grid} holds the knots of all inputs of a layer. {@link
 * dev.kan.core.spline.BSplineBasis} holds the basis functions as polynomial pieces. Both the
 * plain-Java evaluator and the TensorFlow lowering read these pieces, so they agree at every knot.
 */
package dev.kan.core.spline;
