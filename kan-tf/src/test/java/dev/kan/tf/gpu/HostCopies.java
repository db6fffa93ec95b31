// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.gpu;

import static java.util.Objects.requireNonNull;

import dev.kan.tf.runtime.GraphRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpDef.ArgDef;

/**
 * Finds the tensors of a graph that a GPU would copy from or to the host at each run. It runs the
 * whole graph on the CPU to learn the size of every tensor, and looks up which arguments the GPU
 * kernels keep in host memory. Tensors of few elements are ignored: shapes, axes and other numbers
 * that do not grow with samples or parameters belong to the host. So are placeholders, which every
 * run feeds from there.
 */
public final class HostCopies {
  private static final int FEW = 16;

  private static final GpuKernels KERNELS = new GpuKernels();
  private static final Map<String, OpDef> OPS =
      TensorFlow.registeredOpList().getOpList().stream()
          .collect(Collectors.toMap(OpDef::getName, op -> op, (one, other) -> one));

  private final Map<String, Long> sizes = new HashMap<>();
  private final List<String> found = new ArrayList<>();

  private HostCopies() {}

  /**
   * Returns a line for each large tensor in host memory, which names the op, the argument and the
   * number of elements.
   *
   * @param run the graph; its variables are changed
   * @param samples the number of samples to run it on
   */
  public static List<String> of(GraphRun run, int samples) {
    HostCopies copies = new HostCopies();
    copies.measure(run, samples);
    for (NodeDef node : run.graph().toGraphDef().getNodeList()) {
      copies.check(node, run.graph().operation(node.getName()));
    }
    return copies.found;
  }

  /** Returns the types of the ops that {@link #of} finds. */
  public static Set<String> opsOf(GraphRun run, int samples) {
    return of(run, samples).stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.toSet());
  }

  private void measure(GraphRun run, int samples) {
    var runner = run.runner();
    List<Output<?>> outputs = new ArrayList<>();
    try (Feeds feeds = new Feeds(samples)) {
      for (GraphOperation op : (Iterable<GraphOperation>) () -> run.graph().operations()) {
        if (op.type().equals("Placeholder")) {
          sizes.put(key(op.output(0)), feeds.feed(runner, op.output(0)));
        } else {
          IntStream.range(0, op.numOutputs()).mapToObj(op::output).forEach(outputs::add);
        }
      }
      outputs.forEach(runner::fetch);
      try (Result result = runner.run()) {
        for (int i = 0; i < outputs.size(); i++) {
          sizes.put(key(outputs.get(i)), result.get(i).shape().size());
        }
      }
    }
  }

  private static String key(Output<?> output) {
    return output.op().name() + ":" + output.index();
  }

  private void check(NodeDef node, GraphOperation op) {
    Optional<Set<String>> host = KERNELS.hostArguments(node);
    OpDef definition = requireNonNull(OPS.get(node.getOp()), node.getOp());
    int next = 0;
    for (ArgDef argument : definition.getInputArgList()) {
      for (int i = count(node, argument); i > 0; i--) {
        check(node, argument, host, op.input(next++));
      }
    }
    next = 0;
    for (ArgDef argument : definition.getOutputArgList()) {
      for (int i = count(node, argument); i > 0; i--) {
        check(node, argument, host, op.output(next++));
      }
    }
  }

  private static int count(NodeDef node, ArgDef argument) {
    if (!argument.getNumberAttr().isEmpty()) {
      return Math.toIntExact(node.getAttrOrThrow(argument.getNumberAttr()).getI());
    }
    return argument.getTypeListAttr().isEmpty()
        ? 1
        : node.getAttrOrThrow(argument.getTypeListAttr()).getList().getTypeCount();
  }

  private void check(NodeDef node, ArgDef argument, Optional<Set<String>> host, Output<?> tensor) {
    long size = requireNonNull(sizes.get(key(tensor)), key(tensor));
    boolean onHost = host.isEmpty() || host.get().contains(argument.getName());
    if (onHost && size > FEW && !node.getOp().equals("Placeholder")) {
      found.add(
          "%s %s: %s, %s elements of %s%s"
              .formatted(
                  node.getOp(),
                  node.getName(),
                  argument.getName(),
                  size,
                  tensor.dataType(),
                  host.isPresent() ? "" : ", no kernel"));
    }
  }
}
