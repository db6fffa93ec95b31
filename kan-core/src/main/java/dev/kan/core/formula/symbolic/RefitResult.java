// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.Kan;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;

/**
 * The result of a refit.
 *
 * @param kan the refitted network; its parameters are those of the given network if no step made
 *     the loss smaller
 * @param lossBefore the weighted mean loss before the refit
 * @param loss the weighted mean loss after the refit, at most {@code lossBefore}
 * @param steps the number of steps taken
 * @param status the reason why the refit ended; running if all steps were used up, not finite if
 *     the loss was not finite at the start
 */
public record RefitResult(Kan kan, double lossBefore, double loss, int steps, Status status) {}
