/**
 * Networks on TensorFlow. {@link dev.kan.tf.lowering.TfKan} makes a network a layer of any graph;
 * {@link dev.kan.tf.train.TensorFlowTrainer} trains one and gives a new value back; {@link
 * dev.kan.tf.serving.KanPredictor} predicts and {@link dev.kan.tf.serving.SavedModels} exports.
 * This package holds what they share: {@link dev.kan.tf.Precision}.
 *
 * <p>The module brings no natives: a program adds those of {@code
 * org.tensorflow:tensorflow-core-native} for its platform, CPU or GPU.
 */
package dev.kan.tf;
