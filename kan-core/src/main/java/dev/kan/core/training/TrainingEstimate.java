// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * The work of a training if every phase goes to its end.
 *
 * @param steps the largest number of steps
 * @param operations an estimate of the number of multiplications, of which a processor core does
 *     very roughly 1e9 in a second; NaN if the trainer makes none
 */
public record TrainingEstimate(int steps, double operations) {}
