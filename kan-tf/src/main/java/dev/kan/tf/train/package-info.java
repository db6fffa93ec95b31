/**
 * Training. {@link dev.kan.tf.train.KanTrainer} is the way in: it takes a network and a data set
 * and gives a {@link dev.kan.tf.train.TrainingResult} with a new network and the history of the
 * losses; a {@link dev.kan.tf.train.CancellationToken} ends it early. A {@link
 * dev.kan.tf.train.TrainingListener} is told of every step: {@link dev.kan.tf.train.HistoryCsv} and
 * {@link dev.kan.tf.train.TensorBoardEvents} write the losses to files. Inside, {@code
 * TrainingGraph} owns the graph and {@code SampleFeed} the tensors of a data set.
 */
package dev.kan.tf.train;
