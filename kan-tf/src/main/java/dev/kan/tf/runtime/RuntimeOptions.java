// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.RunOptions;

/**
 * How TensorFlow runs a graph.
 *
 * @param threads how many threads one operation may use, 0 for as many as there are cores; with the
 *     same number the same graph gives the same numbers
 * @param executor which threads the operations of a graph run on
 */
public record RuntimeOptions(int threads, Executor executor) {
  /** All cores within an operation, operations one after another on the caller's thread. */
  public static final RuntimeOptions DEFAULT = new RuntimeOptions(0, Executor.CALLER);

  /** Which threads the operations of a graph run on. */
  public enum Executor {
    /** On the caller's, one after another: the least overhead, best for all but wide networks. */
    CALLER,
    /** On a pool, side by side where the graph allows it. */
    POOL
  }

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public RuntimeOptions {
    checkArgument(threads >= 0, "the number of threads must be 0 or more; got %s", threads);
  }

  /** The same options with another number of threads. */
  public RuntimeOptions withThreads(int newThreads) {
    return new RuntimeOptions(newThreads, executor);
  }

  /** The same options with another executor. */
  public RuntimeOptions withExecutor(Executor newExecutor) {
    return new RuntimeOptions(threads, newExecutor);
  }

  ConfigProto sessionConfig() {
    return ConfigProto.newBuilder()
        .setAllowSoftPlacement(true)
        .setIntraOpParallelismThreads(threads)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }

  RunOptions runOptions() {
    return RunOptions.newBuilder()
        .setInterOpThreadPool(executor == Executor.CALLER ? -1 : 0)
        .build();
  }
}
