/**
 * Trained models at work: {@link dev.kan.tf.serving.ModelPredictor} predicts in this process in the
 * user's units, {@link dev.kan.tf.serving.KanPredictor} does so for a network alone, {@link
 * dev.kan.tf.serving.SavedModels} writes TensorFlow's exchange format for other programs and reads
 * model or network back from it.
 */
package dev.kan.tf.serving;
