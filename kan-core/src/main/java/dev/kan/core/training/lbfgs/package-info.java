// SPDX-License-Identifier: Apache-2.0
/**
 * Minimises a smooth function of many variables, whatever computes it. A {@link
 * dev.kan.core.training.lbfgs.DifferentiableFunction} gives value and gradient; {@link
 * dev.kan.core.training.lbfgs.Lbfgs}, the place to start, holds the settings of L-BFGS and runs it.
 * A run is a sequence of immutable {@link dev.kan.core.training.lbfgs.LbfgsState}s, each of which
 * can be stored and gone on from to the same bits; {@link dev.kan.core.training.lbfgs.LbfgsStatus}
 * says why a run ended.
 */
package dev.kan.core.training.lbfgs;
