// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.Kan;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;

/**
 * The result of a refit.
 *
 * @param kan the network; the one that was given where no step was of use
 * @param lossBefore the mean loss before, weighted as the samples are
 * @param loss the loss after, not more than before
 * @param steps how many steps were taken
 * @param status why it ended; running if all steps were used up, not finite if the loss was not
 *     finite from the start
 */
public record RefitResult(Kan kan, double lossBefore, double loss, int steps, Status status) {}
