// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.KernelList;
import org.tensorflow.proto.NodeDef;

/**
 * The kernels that TensorFlow has for a GPU: those of the list in the resources, and those for
 * every device.
 */
final class GpuKernels {
  private static final String LIST = "tensorflow-gpu-kernels.jsonl";

  private final ListMultimap<String, Kernel> kernels = ArrayListMultimap.create();

  /**
   * One kernel.
   *
   * @param types the type that each constrained attribute must have
   * @param host the arguments that are kept in host memory
   */
  private record Kernel(Map<String, DataType> types, Set<String> host) {
    boolean fits(NodeDef node) {
      return types.entrySet().stream()
          .allMatch(each -> node.getAttrOrThrow(each.getKey()).getType() == each.getValue());
    }
  }

  GpuKernels() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                GpuKernels.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      ObjectMapper json = new ObjectMapper();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(json.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    addThoseForEveryDevice();
  }

  private void add(JsonNode line) {
    Map<String, DataType> types = new HashMap<>();
    line.get("types")
        .properties()
        .forEach(
            each -> {
              if (!each.getValue().asText().isEmpty()) {
                types.put(each.getKey(), DataType.valueOf("DT_" + each.getValue().asText()));
              }
            });
    ImmutableSet.Builder<String> host = ImmutableSet.builder();
    line.get("host").forEach(each -> host.add(each.asText()));
    kernels.put(line.get("op").asText(), new Kernel(types, host.build()));
  }

  private void addThoseForEveryDevice() {
    TF_Status status = TF_Status.newStatus();
    TF_Buffer buffer = tensorflow.TF_GetAllRegisteredKernels(status);
    try {
      KernelList all = KernelList.parseFrom(buffer.dataAsByteBuffer());
      all.getKernelList().stream()
          .filter(kernel -> kernel.getDeviceType().equals("DEFAULT"))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      tensorflow.TF_DeleteBuffer(buffer);
    }
  }

  private void add(KernelDef kernel) {
    Map<String, DataType> types = new HashMap<>();
    for (KernelDef.AttrConstraint constraint : kernel.getConstraintList()) {
      if (constraint.getAllowedValues().getList().getTypeCount() == 1) {
        types.put(constraint.getName(), constraint.getAllowedValues().getList().getType(0));
      }
    }
    kernels.put(
        kernel.getOp(), new Kernel(types, ImmutableSet.copyOf(kernel.getHostMemoryArgList())));
  }

  /** Returns the arguments that an op keeps in host memory; none if it has no kernel. */
  Optional<Set<String>> hostArguments(NodeDef node) {
    return kernels.get(node.getOp()).stream()
        .filter(kernel -> kernel.fits(node))
        .map(Kernel::host)
        .findFirst();
  }
}
