// SPDX-License-Identifier: Apache-2.0
/**
 * Minimises smooth functions of many variables by L-BFGS. The place to start is {@link
 * dev.kan.core.training.lbfgs.Lbfgs}, which holds the settings and runs the method. A {@link
 * dev.kan.core.training.lbfgs.DifferentiableFunction} computes value and gradient. A run is a
 * sequence of immutable {@link dev.kan.core.training.lbfgs.LbfgsState}s. Each of them can be
 * stored, and a run that continues from it gives the same bits. {@link
 * dev.kan.core.training.lbfgs.LbfgsStatus} is the reason why a run ended.
 */
package dev.kan.core.training.lbfgs;
