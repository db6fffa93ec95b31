// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RunOptions;

/**
 * The settings of how TensorFlow runs a graph: threads, device and compilation.
 *
 * <pre>{@code
 * RuntimeOptions options = RuntimeOptions.builder().threads(4).device(DeviceChoice.CPU).build();
 * try (KanPredictor predictor = KanPredictor.of(kan, TFloat64.class, options)) {
 *   Batch outputs = predictor.predict(x);
 * }
 * }</pre>
 *
 * @param threads the number of threads that one operation may use, at most {@link #MOST_THREADS}; 0
 *     for one thread per core. Default: 0. With the same number of threads, the same graph gives
 *     the same results. TensorFlow shares these threads within a process and the first session
 *     decides their number, unless the environment variable {@code TF_OVERRIDE_GLOBAL_THREADPOOL=1}
 *     is set when the process starts
 * @param executor the threads that the operations of a graph run on. Default: {@link
 *     Executor#CALLER}
 * @param device the device that the graph runs on. Default: {@link DeviceChoice#ANY}
 * @param compilation whether XLA compiles the parts of a graph that it supports. Default: {@link
 *     Compilation#AUTOMATIC}
 */
public record RuntimeOptions(
    int threads, Executor executor, DeviceChoice device, Compilation compilation) {
  /**
   * The largest number of threads, 1024. TensorFlow starts all threads at once, even if they are
   * not needed.
   */
  public static final int MOST_THREADS = 1024;

  private static final String GPU = "GPU";

  // on a CPU the level alone does nothing
  private static final OptimizerOptions COMPILED =
      OptimizerOptions.newBuilder()
          .setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1)
          .setCpuGlobalJit(true)
          .build();

  /** The threads that the operations of a graph run on. */
  public enum Executor {
    /**
     * The caller's thread, one operation after another. It has the least overhead and is best for
     * all but wide networks.
     */
    CALLER,
    /** A thread pool, with operations in parallel where the graph allows it. */
    POOL
  }

  /**
   * Whether XLA compiles the parts of a graph that it supports. Compilation takes about a second
   * for each graph and each new number of samples, and results differ by rounding. On the CPU it
   * works without the environment variable {@code TF_XLA_FLAGS}.
   */
  public enum Compilation {
    /**
     * A training on the CPU is compiled if its steps are expected to save more time than
     * compilation takes; nothing else is. The provenance of the trained network tells the choice.
     */
    AUTOMATIC,
    /** Everything that XLA supports is compiled. */
    XLA,
    /** Nothing is compiled. */
    NONE
  }

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if it is negative or above {@link #MOST_THREADS}
   */
  public RuntimeOptions {
    checkArgument(
        threads >= 0 && threads <= MOST_THREADS,
        "the number of threads must lie in 0 to %s; got %s",
        MOST_THREADS,
        threads);
  }

  /** Returns the default options. */
  public static RuntimeOptions defaults() {
    return builder().build();
  }

  /** Returns a builder of the default options. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these options. */
  public Builder toBuilder() {
    return new Builder()
        .threads(threads)
        .executor(executor)
        .device(device)
        .compilation(compilation);
  }

  /**
   * Returns the configuration of a session. Placement is soft, since some operations have no GPU
   * implementation. A graph for a GPU still cannot end up on the CPU as a whole, since {@link
   * #requireDevice} has checked that the GPU exists.
   */
  ConfigProto sessionConfig() {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setAllowSoftPlacement(true)
            .setIntraOpParallelismThreads(threads)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
    if (device instanceof DeviceChoice.Cpu) {
      config.putDeviceCount(GPU, 0);
    }
    if (compilation == Compilation.XLA) {
      config.setGraphOptions(GraphOptions.newBuilder().setOptimizerOptions(COMPILED));
    }
    return config.build();
  }

  /**
   * Checks that the chosen device exists.
   *
   * @throws IllegalStateException if it does not
   */
  void requireDevice() {
    if (device instanceof DeviceChoice.Gpu gpu) {
      Devices.require(gpu);
    }
  }

  /** Returns a factory of ops on the chosen device. */
  Ops place(Ops tf) {
    return device instanceof DeviceChoice.Gpu gpu
        ? tf.withDevice(
            DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.GPU)
                .deviceIndex(gpu.index())
                .build())
        : tf;
  }

  RunOptions runOptions() {
    return RunOptions.newBuilder()
        .setInterOpThreadPool(executor == Executor.CALLER ? -1 : 0)
        .build();
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private int threads;
    private Executor executor = Executor.CALLER;
    private DeviceChoice device = DeviceChoice.ANY;
    private Compilation compilation = Compilation.AUTOMATIC;

    private Builder() {}

    /**
     * Sets the number of threads of one operation. Default: 0, as many as there are cores.
     *
     * @param count from 0 to {@link #MOST_THREADS}
     */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /** Sets the threads that the operations run on. Default: {@link Executor#CALLER}. */
    public Builder executor(Executor newExecutor) {
      executor = newExecutor;
      return this;
    }

    /** Sets the device. Default: the first GPU if there is one, otherwise the CPU. */
    public Builder device(DeviceChoice choice) {
      device = choice;
      return this;
    }

    /** Sets whether XLA compiles what it can. Default: {@link Compilation#AUTOMATIC}. */
    public Builder compilation(Compilation choice) {
      compilation = choice;
      return this;
    }

    /**
     * Returns these options.
     *
     * @throws IllegalArgumentException if the number of threads is negative or above {@link
     *     #MOST_THREADS}
     */
    public RuntimeOptions build() {
      return new RuntimeOptions(threads, executor, device, compilation);
    }
  }
}
