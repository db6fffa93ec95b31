// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingListener;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Result;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.RunOptions;

class DevicesTest {
  private static final DeviceChoice MISSING = DeviceChoice.gpu(63);

  @Test
  void listsTheCpuFirst() {
    List<Device> devices = Devices.list();
    assertThat(devices.get(0))
        .isEqualTo(new Device("/job:localhost/replica:0/task:0/device:CPU:0", "CPU", 256 << 20));
    assertThat(devices.get(0).shortName()).isEqualTo("CPU:0");
    assertThat(devices).extracting(Device::name).doesNotHaveDuplicates();
    assertThat(devices).allSatisfy(device -> assertThat(device.memoryBytes()).isPositive());
  }

  @Test
  void listsTheNamesOfDevicesThatOpsRunOn() {
    RunOptions withGraphs = RunOptions.newBuilder().setOutputPartitionGraphs(true).build();
    try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
      Op op = run.ops().constant(1f);
      var runner = run.session().runner().setOptions(withGraphs).fetch(op.op().output(0));
      try (Result result = runner.runAndFetchMetadata()) {
        String device =
            result.getMetadata().orElseThrow().getPartitionGraphs(0).getNode(0).getDevice();
        assertThat(Devices.list()).extracting(Device::name).contains(device);
      }
    }
  }

  @Test
  void listsWithoutLeakingNativeMemory() {
    Devices.list();
    long before = Pointer.totalCount();
    for (int i = 0; i < 20; i++) {
      Devices.list();
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  @Test
  void rejectsAMissingGpuAndNamesTheDevices() {
    assertThatThrownBy(() -> new GraphRun(RuntimeOptions.builder().device(MISSING).build()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GPU 63 was asked for")
        .hasMessageContaining("CPU:0");
  }

  @Test
  void startsNoTrainingOnAMissingGpu() {
    List<Evaluation> heard = new ArrayList<>();
    Kan kan = Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).build(), 0);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEvaluation(Evaluation evaluation) {
            heard.add(evaluation);
          }
        };
    Dataset data = UniformSampling.of(x -> x[0], 1).train(8).test(8).build();
    TensorFlowTrainer missing = trainer(MISSING);
    assertThatThrownBy(() -> missing.train(kan, data, listener))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GPU 63");
    assertThat(heard).isEmpty();
    trainer(DeviceChoice.CPU).train(kan, data, listener);
    assertThat(heard).hasSize(2);
  }

  private static TensorFlowTrainer trainer(DeviceChoice device) {
    RuntimeOptions options = RuntimeOptions.builder().device(device).build();
    return TensorFlowTrainer.builder().runtime(options).steps(1).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, RuntimeOptions.MOST_THREADS + 1, 1_000_000_000})
  void rejectsNumbersOfThreadsOutOfRange(int threads) {
    assertThatThrownBy(() -> RuntimeOptions.builder().threads(threads).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the number of threads must lie in 0 to 1024; got " + threads);
  }

  @Test
  void placesOpsOnTheChosenDevice() {
    assertThat(deviceOfOps(DeviceChoice.ANY)).isEmpty();
    assertThat(deviceOfOps(DeviceChoice.CPU)).isEmpty();
    assertThat(deviceOfOps(DeviceChoice.gpu(2))).isEqualTo("/device:GPU:2");
  }

  private static String deviceOfOps(DeviceChoice choice) {
    try (Graph graph = new Graph()) {
      Ops tf = RuntimeOptions.builder().device(choice).build().place(Ops.create(graph));
      Op op = tf.withSubScope("net").variable(tf.constant(1f));
      return ((GraphOperation) op.op()).device();
    }
  }

  @Test
  void hidesGpusFromSessionsOnTheCpu() {
    assertThat(
            RuntimeOptions.builder()
                .device(DeviceChoice.CPU)
                .build()
                .sessionConfig()
                .getDeviceCountMap())
        .containsEntry("GPU", 0);
    assertThat(RuntimeOptions.defaults().sessionConfig().getDeviceCountMap()).isEmpty();
    assertThat(
            RuntimeOptions.builder()
                .device(DeviceChoice.gpu(0))
                .build()
                .sessionConfig()
                .getDeviceCountMap())
        .isEmpty();
  }

  @Test
  void rejectsANegativeIndexOfAGpu() {
    assertThatThrownBy(() -> DeviceChoice.gpu(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more; got -1");
  }
}
