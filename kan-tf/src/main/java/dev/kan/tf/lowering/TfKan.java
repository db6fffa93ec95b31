// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.ParameterVector.Block;
import dev.kan.core.evaluation.ContributionEvaluator;
import dev.kan.core.evaluation.LayerReference;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.LatinNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.family.TFloating;

/**
 * A network as ops of a TensorFlow graph, to be combined with any other ops.
 *
 * <pre>{@code
 * try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
 *   Ops tf = run.ops();
 *   TfKan<TFloat32> network = TfKan.lower(tf.withSubScope("kan"), kan, TFloat32.class);
 *   Operand<TFloat32> inputs = tf.constant(new float[][] {{0.1f, 0.2f}, {0.3f, 0.4f}});
 *   Operand<TFloat32> outputs = network.call(inputs);
 * }
 * }</pre>
 *
 * <p>The trainable parameters are one flat vector in the order of {@link ParameterVector}. They are
 * a variable ({@link #lower}), an op of the caller ({@link #lowerOn}), or constants multiplied into
 * the weights ({@link #lowerForInference}).
 *
 * <p>The outputs can be differentiated with respect to parameters and inputs any number of times.
 * With symbolic edges they can be differentiated twice, since TensorFlow cannot differentiate some
 * functions more often.
 *
 * <p>The ops are added to the scope of the given {@link Ops}; the caller closes the graph. Like
 * {@code Ops}, this class is not thread-safe.
 *
 * @param <T> {@code TFloat32} or {@code TFloat64}
 */
public final class TfKan<T extends TFloating> {
  private final Kan kan;
  private final Precision<T> precision;
  private final List<LayerOps<T>> layers;
  private final Optional<Variable<T>> variable;

  private TfKan(
      Kan kan, Precision<T> precision, List<LayerOps<T>> layers, Optional<Variable<T>> variable) {
    this.kan = kan;
    this.precision = precision;
    this.layers = ImmutableList.copyOf(layers);
    this.variable = variable;
  }

  /**
   * Adds a network whose trainable parameters are a variable, with the network's values as initial
   * values.
   *
   * @param tf where to add the ops, {@code tf.withSubScope("kan")} for example
   * @param kan the network
   * @param type {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another one, nothing in the network is
   *     trainable, or a symbolic edge's function is Java code
   */
  public static <T extends TFloating> TfKan<T> lower(Ops tf, Kan kan, Class<T> type) {
    Precision<T> precision = Precision.of(type);
    ParameterVector vector = ParameterVector.of(kan);
    checkArgument(vector.size() > 0, "all parameters of the network are frozen: nothing to train");
    Ops named = LatinNames.of(tf);
    Variable<T> variable =
        named
            .withName("parameters")
            .variable(precision.constant(named, Shape.of(vector.size()), vector.values()));
    // read once: TensorFlow's gradients of some ops crash on a variable as their direct input
    Operand<T> flat = named.identity(variable);
    return new TfKan<>(
        kan, precision, trainedLayers(named, kan, precision, flat), Optional.of(variable));
  }

  /**
   * Adds a network whose trainable parameters come from an op, for example a placeholder. The
   * network is then a pure function of its inputs and of that vector.
   *
   * @param tf where to add the ops
   * @param kan the network
   * @param type {@code TFloat32.class} or {@code TFloat64.class}
   * @param parameters the trainable parameters in the order of {@code ParameterVector.of(kan)},
   *     (parameters)
   * @throws IllegalArgumentException if the type is another one, the static shape of {@code
   *     parameters} is wrong, nothing in the network is trainable, or a symbolic edge's function is
   *     Java code
   */
  public static <T extends TFloating> TfKan<T> lowerOn(
      Ops tf, Kan kan, Class<T> type, Operand<T> parameters) {
    Precision<T> precision = Precision.of(type);
    int size = ParameterVector.of(kan).size();
    checkArgument(size > 0, "all parameters of the network are frozen: nothing to train");
    checkArgument(
        parameters.shape().isCompatibleWith(Shape.of(size)),
        "the parameters need shape [%s]; got %s",
        size,
        parameters.shape());
    Ops named = LatinNames.of(tf);
    return new TfKan<>(
        kan, precision, trainedLayers(named, kan, precision, parameters), Optional.empty());
  }

  /**
   * Adds a network whose parameters are all constants, with masks and scales multiplied in. This is
   * the smallest graph, for prediction and export, and not for gradients: its symbolic edges are
   * ops that other programs have too, some of which TensorFlow cannot differentiate twice.
   *
   * @param tf where to add the ops
   * @param kan the network
   * @param type {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if the type is another one, or if a symbolic edge's function
   *     is Java code
   */
  public static <T extends TFloating> TfKan<T> lowerForInference(Ops tf, Kan kan, Class<T> type) {
    Precision<T> precision = Precision.of(type);
    Ops named = LatinNames.of(tf);
    return new TfKan<>(kan, precision, layers(named, kan, precision, List.of()), Optional.empty());
  }

  /**
   * Returns the outputs for a batch of inputs.
   *
   * @param x (samples, inputs); the number of samples may be unknown
   * @return (samples, outputs)
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong
   */
  public Operand<T> call(Operand<T> x) {
    return following(layers.get(0).nodes(checkedInput(x)));
  }

  /**
   * Returns the values of the first layer's basis functions. They depend on the inputs only, so
   * that they can be computed once for a fixed batch and fed at every step, to {@link
   * #callOnBasis}. If the layer has symbolic edges, additional columns hold the inputs.
   *
   * @param x (samples, inputs)
   * @return (samples, columns)
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong
   */
  public Operand<T> firstBasis(Operand<T> x) {
    return layers.get(0).basis(checkedInput(x));
  }

  /**
   * Returns the outputs, given the result of {@link #firstBasis}.
   *
   * @param basis the result of {@link #firstBasis}, (samples, columns)
   * @return (samples, outputs)
   */
  public Operand<T> callOnBasis(Operand<T> basis) {
    return following(layers.get(0).nodesOnBasis(basis));
  }

  private Operand<T> following(Operand<T> firstNodes) {
    Operand<T> values = firstNodes;
    for (LayerOps<T> layer : layers.subList(1, layers.size())) {
      values = layer.nodes(values);
    }
    return values;
  }

  /**
   * Returns the outputs for a batch of inputs with their derivatives with respect to the inputs.
   *
   * @param x (samples, inputs); the number of samples may be unknown
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong
   */
  public InputDerivatives<T> derivatives(Operand<T> x) {
    return derivativesOnBasis(firstBasisDerivatives(x));
  }

  /**
   * Returns the values of the first layer's basis functions with their first and second
   * derivatives. They depend on the inputs only, so that they can be computed once for a fixed
   * batch and fed at every step, to {@link #derivativesOnBasis}. If the layer has symbolic edges,
   * one additional function is the input itself.
   *
   * @param x (samples, inputs)
   * @return (inputs, 3, samples, functions)
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong
   */
  public Operand<T> firstBasisDerivatives(Operand<T> x) {
    return layers.get(0).jets().basis(checkedInput(x));
  }

  /**
   * Returns outputs and derivatives, given the result of {@link #firstBasisDerivatives}.
   *
   * @param basis the result of {@link #firstBasisDerivatives}, (inputs, 3, samples, functions)
   */
  public InputDerivatives<T> derivativesOnBasis(Operand<T> basis) {
    Jet<T> jet = layers.get(0).jets().nodesOnBasis(basis);
    for (LayerOps<T> layer : layers.subList(1, layers.size())) {
      jet = layer.jets().nodes(jet, kan.inputs());
    }
    return layers.get(layers.size() - 1).jets().derivatives(jet, kan.inputs());
  }

  /**
   * Returns the outputs for a batch of inputs, with the intermediate results of each layer. This is
   * the fastest way to train; the outputs can be differentiated twice.
   *
   * @param x (samples, inputs)
   * @return one element for each layer; the nodes of the last one are the outputs
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong
   */
  public List<LayerTrace<T>> trace(Operand<T> x) {
    return traceOnBasis(x, firstBasis(x));
  }

  /**
   * Returns the outputs, given the result of {@link #firstBasis}, with the intermediate results of
   * each layer.
   *
   * @param x (samples, inputs)
   * @param basis the result of {@link #firstBasis} for {@code x}, (samples, columns)
   * @return one element for each layer; the nodes of the last one are the outputs
   */
  public List<LayerTrace<T>> traceOnBasis(Operand<T> x, Operand<T> basis) {
    List<LayerTrace<T>> trace = new ArrayList<>();
    trace.add(layers.get(0).traceOnBasis(x, basis));
    for (LayerOps<T> layer : layers.subList(1, layers.size())) {
      Operand<T> inputs = trace.get(trace.size() - 1).nodes();
      trace.add(layer.trace(inputs));
    }
    return ImmutableList.copyOf(trace);
  }

  /**
   * Returns the contribution of each input to each output, as a {@link ContributionEvaluator}
   * computes it in Java. With the evaluator's {@linkplain ContributionEvaluator#baseline baseline}
   * they add up to the output.
   *
   * @param x (samples, inputs); the number of samples may be unknown
   * @param evaluator an evaluator of the same network, which defines the reference
   * @return (samples, inputs, outputs)
   * @throws IllegalArgumentException if the static shape of {@code x} is wrong, or the evaluator is
   *     of a network of another number of layers
   */
  public Operand<T> contributions(Operand<T> x, ContributionEvaluator evaluator) {
    List<LayerReference> references = evaluator.references();
    checkArgument(
        references.size() == layers.size(),
        "expected an evaluator of a network of %s layers; got one of %s",
        layers.size(),
        references.size());
    List<SecantOps<T>> secants = new ArrayList<>();
    List<Operand<T>> inputs = new ArrayList<>(List.of(checkedInput(x)));
    List<Operand<T>> edges = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      secants.add(layers.get(l).secants(references.get(l)));
      edges.add(secants.get(l).edges(inputs.get(l)));
      inputs.add(secants.get(l).nodes(edges.get(l)));
    }
    int last = layers.size() - 1;
    Operand<T> multipliers = secants.get(last).identity();
    for (int l = last; l > 0; l--) {
      multipliers = secants.get(l).multipliers(inputs.get(l), edges.get(l), multipliers);
    }
    return secants.get(0).contributions(edges.get(0), multipliers);
  }

  /** Returns the variables to train: one for a network added by {@link #lower}, otherwise none. */
  public List<Variable<T>> variables() {
    return variable.stream().collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns the network with the current values of the variable.
   *
   * @param session a session on the graph
   * @throws IllegalStateException if there is no variable, since the network was not added by
   *     {@link #lower}
   * @throws IllegalArgumentException if a value is not finite
   */
  public Kan read(Session session) {
    Variable<T> parameters =
        variable.orElseThrow(
            () -> new IllegalStateException("this network was lowered without variables"));
    try (var result = session.runner().fetch(parameters).run()) {
      Tensor tensor = result.get(0);
      return ParameterVector.of(kan).with(precision.values(tensor));
    }
  }

  private Operand<T> checkedInput(Operand<T> x) {
    checkArgument(
        x.shape().isCompatibleWith(Shape.of(Shape.UNKNOWN_SIZE, kan.inputs())),
        "the input needs shape [samples, %s]; got %s",
        kan.inputs(),
        x.shape());
    return x;
  }

  private static <T extends TFloating> List<LayerOps<T>> trainedLayers(
      Ops tf, Kan kan, Precision<T> precision, Operand<T> flat) {
    List<Block> blocks = ParameterVector.of(kan).blocks();
    if (blocks.size() == 1) {
      return layers(tf, kan, precision, List.of(flat));
    }
    int[] sizes = blocks.stream().mapToInt(Block::size).toArray();
    List<Operand<T>> parts = new ArrayList<>();
    tf.splitV(flat, tf.constant(sizes), tf.constant(0), (long) sizes.length)
        .output()
        .forEach(parts::add);
    return layers(tf, kan, precision, parts);
  }

  /**
   * Adds the layers, with trained parameters from one op for each block, or all constant if {@code
   * parts} is empty.
   */
  private static <T extends TFloating> List<LayerOps<T>> layers(
      Ops tf, Kan kan, Precision<T> precision, List<Operand<T>> parts) {
    List<Block> blocks = ParameterVector.of(kan).blocks();
    List<LayerOps<T>> layers = new ArrayList<>();
    for (int l = 0; l < kan.layers().size(); l++) {
      Ops scope = tf.withSubScope("layer" + l);
      LayerParameters<T> parameters = new LayerParameters<>(scope, kan.layer(l), precision);
      for (int b = 0; b < parts.size(); b++) {
        if (blocks.get(b).layer() == l) {
          parameters.train(blocks.get(b).kind(), parts.get(b));
        }
      }
      FunctionOps<T> functions =
          parts.isEmpty()
              ? new ServedFunctionOps<>(scope, precision)
              : new FunctionOps<>(scope, precision);
      layers.add(new LayerOps<>(scope, kan.layer(l), precision, parameters, functions));
    }
    return layers;
  }
}
