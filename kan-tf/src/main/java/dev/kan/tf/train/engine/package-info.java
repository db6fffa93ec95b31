// SPDX-License-Identifier: Apache-2.0
/**
 * The inside of a training on TensorFlow; not for users, who have {@code
 * dev.kan.tf.train.TensorFlowTrainer}. An {@link dev.kan.tf.train.engine.Engine} makes the steps of
 * one optimizer: {@code GraphEngine} of those in the graph, {@code LbfgsEngine} and {@code
 * LevenbergMarquardtEngine} of the second-order ones; {@link dev.kan.tf.train.engine.MovingEngine}
 * replaces it when knots move. {@code LossGraph} owns the graph, {@code SampleFeeds} the tensors of
 * the samples.
 */
package dev.kan.tf.train.engine;
