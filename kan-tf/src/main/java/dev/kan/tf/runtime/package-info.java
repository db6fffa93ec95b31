/**
 * How TensorFlow runs what it is given: {@link dev.kan.tf.runtime.RuntimeOptions} holds the
 * choices, {@link dev.kan.tf.runtime.GraphRun} is a graph with its session, closed in order, {@link
 * dev.kan.tf.runtime.LatinNames} keeps the names of ops such that TensorFlow takes them, and {@link
 * dev.kan.tf.runtime.Devices} lists the devices there are.
 */
package dev.kan.tf.runtime;
