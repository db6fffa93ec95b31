/**
 * Trained networks at work: {@link dev.kan.tf.serving.KanPredictor} predicts in this process,
 * {@link dev.kan.tf.serving.SavedModels} writes TensorFlow's exchange format for other programs and
 * reads the network back from it.
 */
package dev.kan.tf.serving;
