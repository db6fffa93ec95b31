// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TFloating;

/** All variables of a graph: the parameters and whatever its optimizer remembers. */
final class GraphState<T extends TFloating> {
  private final GraphRun run;
  private final Precision<T> precision;
  private final Map<String, Slot<T>> slots = new TreeMap<>();

  /** Finds the variables; those added to the graph later are not seen. */
  GraphState(GraphRun run, Precision<T> precision) {
    this.run = run;
    this.precision = precision;
    Ops tf = run.ops().withSubScope("restore");
    ImmutableMap.Builder<String, Operand<T>> variables = ImmutableMap.builder();
    run.graph()
        .operations()
        .forEachRemaining(
            operation -> {
              if (operation.type().equals("VariableV2")) {
                variables.put(operation.name(), variable(operation));
              }
            });
    variables
        .build()
        .forEach(
            (name, variable) -> {
              Operand<T> place =
                  tf.placeholder(precision.type(), Placeholder.shape(variable.shape()));
              slots.put(name, new Slot<>(variable, place, tf.assign(variable, place)));
            });
  }

  private Operand<T> variable(GraphOperation operation) {
    return operation.<T>output(0).expect(precision.type());
  }

  /** The values of all variables by name. */
  Map<String, double[]> read() {
    Session.Runner runner = run.runner();
    slots.values().forEach(slot -> runner.fetch(slot.variable()));
    ImmutableSortedMap.Builder<String, double[]> values = ImmutableSortedMap.naturalOrder();
    try (Result result = runner.run()) {
      int next = 0;
      for (String name : slots.keySet()) {
        values.put(name, precision.values(result.get(next++)));
      }
    }
    return values.build();
  }

  /**
   * Sets all variables.
   *
   * @throws IllegalArgumentException if the names or a length are not those of the variables
   */
  void write(Map<String, double[]> values) {
    checkArgument(
        values.keySet().equals(slots.keySet()),
        "the state has variables %s; expected %s",
        values.keySet(),
        slots.keySet());
    values.forEach(this::write);
  }

  private void write(String name, double[] values) {
    Slot<T> slot = requireNonNull(slots.get(name));
    checkArgument(
        values.length == slot.variable().shape().size(),
        "%s has %s values; expected shape %s",
        name,
        values.length,
        slot.variable().shape());
    try (Tensor tensor = precision.tensor(slot.variable().shape(), values)) {
      run.runner().feed(slot.place(), tensor).addTarget(slot.assign()).run().close();
    }
  }

  private record Slot<T extends TFloating>(Operand<T> variable, Operand<T> place, Op assign) {}
}
