/**
 * Optimizers as part of a training graph. {@link dev.kan.tf.optimize.Adam}, {@link
 * dev.kan.tf.optimize.AdamW} and {@link dev.kan.tf.optimize.Sgd} are ours, since those of
 * tensorflow-framework 1.0.0 update their counters in no fixed order and keep the learning rate as
 * a constant; {@link dev.kan.tf.optimize.FrameworkOptimizer} takes any optimizer of that module.
 * {@link dev.kan.tf.optimize.Schedule} changes the learning rate over the steps.
 */
package dev.kan.tf.optimize;
