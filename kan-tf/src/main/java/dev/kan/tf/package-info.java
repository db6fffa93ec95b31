/**
 * Kolmogorov-Arnold networks on TensorFlow. {@link dev.kan.tf.train.TensorFlowTrainer} trains a
 * network and returns the trained network as a new value. {@link dev.kan.tf.serving.ModelPredictor}
 * and {@link dev.kan.tf.serving.KanPredictor} predict, and {@link dev.kan.tf.serving.SavedModels}
 * exports for other programs. {@link dev.kan.tf.lowering.TfKan} adds a network to a graph of your
 * own. This package contains {@link dev.kan.tf.Precision}, the floating-point type that all of them
 * compute in.
 *
 * <p>The module does not include native libraries. A program adds those of {@code
 * org.tensorflow:tensorflow-core-native} for its platform, for the CPU or for GPUs.
 */
package dev.kan.tf;
