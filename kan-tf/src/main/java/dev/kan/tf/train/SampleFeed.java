// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Samples;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tensorflow.types.family.TFloating;

/**
 * The tensors of some samples, cut into chunks and kept for many runs. Where it is small enough the
 * first layer's basis is kept beside the inputs: it does not depend on any parameter.
 */
final class SampleFeed<T extends TFloating> implements AutoCloseable {
  /** How many samples an evaluation takes at once. */
  static final int EVALUATION_ROWS = 8192;

  private static final long LARGEST_KEPT_BASIS = 256L << 20;

  private final List<Chunk<T>> chunks = new ArrayList<>();

  private SampleFeed() {}

  /**
   * The feed of {@code samples}.
   *
   * @param graph computes the basis
   * @param rows how many samples a chunk has; the last may have fewer
   */
  static <T extends TFloating> SampleFeed<T> of(LossGraph<T> graph, Samples samples, int rows) {
    SampleFeed<T> feed = new SampleFeed<>();
    boolean keepBasis = basisBytes(graph, samples.size()) <= LARGEST_KEPT_BASIS;
    try {
      for (int from = 0; from < samples.size(); from += rows) {
        int to = Math.min(samples.size(), from + rows);
        SampleRows range = SampleRows.range(samples, from, to);
        feed.chunks.add(keepBasis ? graph.basisChunk(range) : graph.chunk(range));
      }
      return feed;
    } catch (RuntimeException | Error e) {
      feed.close();
      throw e;
    }
  }

  /** The chunks, at least one. */
  List<Chunk<T>> chunks() {
    return chunks;
  }

  /** The mean over all samples, by their weights if they have any, given that over a chunk. */
  double mean(ToDoubleFunction<Chunk<T>> chunkMean) {
    double sum = 0;
    double weight = 0;
    for (Chunk<T> chunk : chunks) {
      sum += chunkMean.applyAsDouble(chunk) * chunk.weight();
      weight += chunk.weight();
    }
    return sum / weight;
  }

  private static <T extends TFloating> long basisBytes(LossGraph<T> graph, int rows) {
    Precision<T> precision = graph.precision();
    return (long) rows * graph.basisColumns() * precision.bytes();
  }

  @Override
  public void close() {
    chunks.forEach(Chunk::close);
  }
}
