/**
 * Optimizers as part of a training graph. {@link dev.kan.tf.optimize.Adam} is ours, since the one
 * of tensorflow-framework 1.0.0 updates its counters in no fixed order; {@link
 * dev.kan.tf.optimize.FrameworkOptimizer} takes any optimizer of that module.
 */
package dev.kan.tf.optimize;
