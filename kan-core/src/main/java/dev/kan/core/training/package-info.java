// SPDX-License-Identifier: Apache-2.0
/**
 * Trains networks on samples. A {@link dev.kan.core.training.Trainer} takes a network and samples
 * and returns a {@link dev.kan.core.training.TrainingResult}: the trained network, its losses and
 * the reason why the training ended. The place to start is {@link
 * dev.kan.core.training.ladder.LadderTrainer}, which makes second-order steps in plain Java. The
 * module {@code dev.kan.tf} has a trainer that runs on TensorFlow. A {@link
 * dev.kan.core.training.TrainingListener} receives the progress of any trainer. A {@link
 * dev.kan.core.training.CancellationToken} or a budget ends a training early.
 */
package dev.kan.core.training;
