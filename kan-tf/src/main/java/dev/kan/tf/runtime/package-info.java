/**
 * The settings and resources with which TensorFlow runs a graph. Start at {@link
 * dev.kan.tf.runtime.RuntimeOptions}, the settings that training and prediction take; {@link
 * dev.kan.tf.runtime.Devices} lists the devices to choose from. Programs that build graphs of their
 * own also use {@link dev.kan.tf.runtime.GraphRun}, a graph with its session, and {@link
 * dev.kan.tf.runtime.LatinNames}, which gives ops names that TensorFlow accepts under every locale.
 */
package dev.kan.tf.runtime;
