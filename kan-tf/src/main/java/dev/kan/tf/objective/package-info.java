/** What training makes small: {@link dev.kan.tf.objective.Loss}. */
package dev.kan.tf.objective;
