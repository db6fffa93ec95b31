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
 * How TensorFlow runs a graph.
 *
 * @param threads how many threads one operation may use, at most {@link #MOST_THREADS}, 0 for as
 *     many as there are cores; with the same number the same graph gives the same numbers.
 *     TensorFlow shares these threads within a process, and the first session decides, unless the
 *     environment has {@code TF_OVERRIDE_GLOBAL_THREADPOOL=1} from the start
 * @param executor which threads the operations of a graph run on
 * @param device which device it runs on
 * @param xla whether XLA compiles what it can of a graph; that takes a second or so for every
 *     number of samples it is run with, and the numbers then differ by rounding. On the CPU it
 *     works without the environment variable {@code TF_XLA_FLAGS}
 */
public record RuntimeOptions(int threads, Executor executor, DeviceChoice device, boolean xla) {
  /** The largest number of threads, 1024: TensorFlow starts them all at once, needed or not. */
  public static final int MOST_THREADS = 1024;

  private static final String GPU = "GPU";

  // on a CPU the level alone does nothing
  private static final OptimizerOptions COMPILED =
      OptimizerOptions.newBuilder()
          .setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1)
          .setCpuGlobalJit(true)
          .build();

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
    return new Builder().threads(threads).executor(executor).device(device).xla(xla);
  }

  /**
   * Placement is soft, since some operations have no GPU implementation; it cannot make a run on a
   * GPU one on the CPU, as {@link #requireDevice} has seen to it that the GPU is there.
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
    if (xla) {
      config.setGraphOptions(GraphOptions.newBuilder().setOptimizerOptions(COMPILED));
    }
    return config.build();
  }

  /**
   * Passes if the device asked for is there.
   *
   * @throws IllegalStateException if it is not
   */
  void requireDevice() {
    if (device instanceof DeviceChoice.Gpu gpu) {
      Devices.require(gpu);
    }
  }

  /** Makes ops for the device asked for. */
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
    private boolean xla;

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

    /** Sets whether XLA compiles what it can. Default: it does not. */
    public Builder xla(boolean compiles) {
      xla = compiles;
      return this;
    }

    /**
     * Returns these options.
     *
     * @throws IllegalArgumentException if the number of threads is negative or above {@link
     *     #MOST_THREADS}
     */
    public RuntimeOptions build() {
      return new RuntimeOptions(threads, executor, device, xla);
    }
  }
}
