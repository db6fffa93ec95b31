/**
 * Training. {@link dev.kan.tf.train.KanTrainer} is the way in: it takes a network and a data set
 * and gives a {@link dev.kan.tf.train.TrainingResult} with a new network and the history of the
 * losses; a {@link dev.kan.core.training.concurrent.CancellationToken} ends it early, and a {@link
 * dev.kan.tf.train.Checkpoint} is a training on disk. A {@link dev.kan.tf.train.TrainingListener}
 * is told of every step: {@link dev.kan.tf.train.HistoryCsv} and {@link
 * dev.kan.tf.train.TensorBoardEvents} write the losses to files.
 *
 * <p>Inside, {@code TrainingRun} is the loop over the steps, an {@code Engine} makes them, {@code
 * LossGraph} owns the graph and {@code SampleFeed} the tensors of the samples.
 */
package dev.kan.tf.train;
