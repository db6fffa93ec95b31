/**
 * Second-order training for losses with a curvature. {@link
 * dev.kan.core.training.leastsquares.KanObjective} turns a network and samples into a {@link
 * dev.kan.core.training.leastsquares.LeastSquaresProblem}, and {@link
 * dev.kan.core.training.leastsquares.LevenbergMarquardt} minimises one. The exact derivatives
 * underneath use that only k + 1 basis functions of an edge differ from zero at a sample.
 */
package dev.kan.core.training.leastsquares;
