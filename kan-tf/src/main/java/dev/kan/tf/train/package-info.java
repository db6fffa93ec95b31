/**
 * Training with TensorFlow. {@link dev.kan.tf.train.TensorFlowTrainer} is the way in, a {@link
 * dev.kan.core.training.Trainer}; a {@link dev.kan.tf.train.Checkpoint} is a training on disk.
 * {@link dev.kan.tf.train.HistoryCsv} and {@link dev.kan.tf.train.TensorBoardEvents} listen to a
 * training, of this or another trainer, and write the losses to files.
 *
 * <p>Inside, {@code TrainingRun} is the loop over the steps; {@code dev.kan.tf.train.engine} makes
 * them.
 */
package dev.kan.tf.train;
