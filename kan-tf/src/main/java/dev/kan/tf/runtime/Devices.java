// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * The devices that TensorFlow finds. GPUs are among them only if the native libraries are built for
 * GPUs and find a driver and the CUDA libraries; otherwise TensorFlow uses the CPU without a
 * warning.
 */
public final class Devices {
  private Devices() {}

  /**
   * Returns the devices, the CPU first. Loads TensorFlow if it is not loaded yet.
   *
   * @throws IllegalStateException if TensorFlow's native library cannot be loaded
   * @throws org.tensorflow.exceptions.TensorFlowException if TensorFlow cannot start on the devices
   */
  @SuppressWarnings("try") // pointers made while the scope is open are freed when it closes
  public static List<Device> list() {
    Natives.load();
    byte[] config = RuntimeOptions.defaults().sessionConfig().toByteArray();
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
      tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
      status.throwExceptionIfNotOK();
      TF_Session session = TF_Session.newSession(TF_Graph.newGraph(), options, status);
      status.throwExceptionIfNotOK();
      return devices(session, status);
    }
  }

  private static List<Device> devices(TF_Session session, TF_Status status) {
    TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
    status.throwExceptionIfNotOK();
    try {
      ImmutableList.Builder<Device> devices = ImmutableList.builder();
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        devices.add(
            new Device(
                tensorflow.TF_DeviceListName(list, i, status).getString(),
                tensorflow.TF_DeviceListType(list, i, status).getString(),
                tensorflow.TF_DeviceListMemoryBytes(list, i, status)));
        status.throwExceptionIfNotOK();
      }
      return devices.build();
    } finally {
      tensorflow.TF_DeleteDeviceList(list);
    }
  }

  /**
   * Checks that a GPU exists.
   *
   * @throws IllegalStateException if it does not; the message names the devices there are
   */
  static void require(DeviceChoice.Gpu gpu) {
    List<String> there = list().stream().map(Device::shortName).collect(toImmutableList());
    checkState(
        there.contains("GPU:" + gpu.index()),
        "GPU %s was asked for; TensorFlow sees only %s. A GPU needs the natives built for it"
            + " (tensorflow-core-native, classifier linux-x86_64-gpu), its driver and CUDA",
        gpu.index(),
        String.join(", ", there));
  }
}
