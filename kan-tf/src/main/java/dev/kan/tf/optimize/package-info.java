/**
 * Optimizers, which make the steps of a training. {@link dev.kan.tf.optimize.Optimizer} is the way
 * in: it has a factory for each optimizer. Adam, AdamW and SGD are ours, since those of
 * tensorflow-framework 1.0.0 update their counters in no fixed order and keep the learning rate as
 * a constant. {@link dev.kan.tf.optimize.Schedule} changes the learning rate over the steps, {@link
 * dev.kan.tf.optimize.GridSchedule} moves the knots. A rule of one's own implements {@link
 * dev.kan.tf.optimize.GraphOptimizer}.
 */
package dev.kan.tf.optimize;
