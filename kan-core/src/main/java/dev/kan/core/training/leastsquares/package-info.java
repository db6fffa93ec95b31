/**
 * Minimises losses that have a curvature by second-order steps. The place to start is {@link
 * dev.kan.core.training.leastsquares.KanObjective}, which turns a network and samples into a {@link
 * dev.kan.core.training.leastsquares.LeastSquaresProblem}. {@link
 * dev.kan.core.training.leastsquares.LevenbergMarquardt} minimises such a problem. The derivatives
 * are exact and sparse: at a sample, only k + 1 basis functions of a spline of order k differ from
 * zero.
 */
package dev.kan.core.training.leastsquares;
