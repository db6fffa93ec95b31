// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * The largest amount of work that a training may take, if every phase runs to its end.
 *
 * @param steps the largest number of steps
 * @param operations an estimate of the number of multiplications, of which a processor core does
 *     very roughly 1e9 in a second; NaN if the trainer makes no estimate
 */
public record TrainingEstimate(int steps, double operations) {}
