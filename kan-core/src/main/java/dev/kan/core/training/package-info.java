// SPDX-License-Identifier: Apache-2.0
/**
 * Training. A {@link dev.kan.core.training.Trainer} takes a network and samples and gives a {@link
 * dev.kan.core.training.TrainingResult} back: the trained network, its losses and why the training
 * ended. {@link dev.kan.core.training.ladder.LadderTrainer} is the one of this module, by
 * second-order steps in plain Java; the module {@code dev.kan.tf} has one on TensorFlow. A {@link
 * dev.kan.core.training.TrainingListener} receives the progress of either; a {@link
 * dev.kan.core.training.concurrent.CancellationToken} or a budget ends it early.
 */
package dev.kan.core.training;
