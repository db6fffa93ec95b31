/**
 * Prediction with trained models, and their export. Start at {@link
 * dev.kan.tf.serving.ModelPredictor}, which predicts in this process in the user's units, or at
 * {@link dev.kan.tf.serving.KanPredictor}, which does so for a network without columns. {@link
 * dev.kan.tf.serving.SavedModels} writes TensorFlow's exchange format for other programs and reads
 * models and networks back from it.
 */
package dev.kan.tf.serving;
