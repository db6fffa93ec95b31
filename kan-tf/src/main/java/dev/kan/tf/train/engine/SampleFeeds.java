// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.data.Samples;
import dev.kan.core.training.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tensorflow.types.family.TFloating;

/**
 * The tensors of all samples of a training, cut into chunks and kept for many runs; owns them.
 * Where it is small enough the first layer's basis is kept beside the inputs: it does not depend on
 * any parameter.
 */
final class SampleFeeds<T extends TFloating> implements AutoCloseable {
  /** The largest number of samples that an evaluation takes at once. */
  private static final int EVALUATION_ROWS = 8192;

  private static final long LARGEST_KEPT_BASIS = 256L << 20;

  private final LossGraph<T> graph;
  private final List<SampleTensors<T>> all = new ArrayList<>();
  private final List<SampleTensors<T>> train;
  private final List<SampleTensors<T>> validation;
  private final List<SampleTensors<T>> test;

  /**
   * The tensors of a training.
   *
   * @param graph computes the basis
   * @param inChunks whether training samples are cut, too; otherwise they are one chunk
   */
  SampleFeeds(LossGraph<T> graph, TrainingSamples data, boolean inChunks) {
    this.graph = graph;
    try {
      train = chunks(data.train(), inChunks ? EVALUATION_ROWS : data.train().size());
      test = chunks(data.test());
      validation = chunks(data.validation());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private List<SampleTensors<T>> chunks(Optional<Samples> samples) {
    return samples.map(each -> chunks(each, EVALUATION_ROWS)).orElse(List.of());
  }

  private List<SampleTensors<T>> chunks(Samples samples, int rows) {
    long basisBytes = samples.size() * graph.basisColumns() * graph.precision().bytes();
    int first = all.size();
    for (int from = 0; from < samples.size(); from += rows) {
      int to = Math.min(samples.size(), from + rows);
      SampleTensors<T> chunk = graph.tensors(samples, IntStream.range(from, to).toArray());
      all.add(chunk);
      if (basisBytes <= LARGEST_KEPT_BASIS) {
        graph.addBasis(chunk);
      }
    }
    return List.copyOf(all.subList(first, all.size()));
  }

  /** All training samples, if they are one chunk. */
  SampleTensors<T> training() {
    return train.get(0);
  }

  /**
   * The losses on all samples.
   *
   * @param loss computes the mean loss of a chunk
   */
  Evaluation evaluate(int step, ToDoubleFunction<SampleTensors<T>> loss) {
    return new Evaluation(step, mean(train, loss), mean(test, loss), mean(validation, loss));
  }

  /** The mean over all samples, by their weights if they have any; NaN if there are none. */
  private static <T extends TFloating> double mean(
      List<SampleTensors<T>> chunks, ToDoubleFunction<SampleTensors<T>> loss) {
    double sum = 0;
    double weight = 0;
    for (SampleTensors<T> chunk : chunks) {
      sum += loss.applyAsDouble(chunk) * chunk.weight();
      weight += chunk.weight();
    }
    return sum / weight;
  }

  @Override
  public void close() {
    all.forEach(SampleTensors::close);
  }
}
