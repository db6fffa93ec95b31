// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import com.google.common.base.Suppliers;
import com.google.common.primitives.Booleans;
import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.evaluation.LayerReference;
import dev.kan.tf.Precision;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Computes one layer in ops: the basis, its {@link Contraction} with the weights, the symbolic
 * edges and the nodes. Masks and scales are multiplied into the weights once for all samples.
 */
final class LayerOps<T extends TFloating> {
  private final Ops tf;
  private final LayerSpec spec;
  private final Precision<T> precision;
  private final Supplier<Operand<T>> weights;
  private final LayerParameters<T> parameters;
  private final SymbolicOps<T> symbolic;
  private final boolean constant;
  private final boolean numeric;

  LayerOps(
      Ops tf,
      KanLayer layer,
      Precision<T> precision,
      LayerParameters<T> parameters,
      FunctionOps<T> functions) {
    this.tf = tf;
    this.spec = layer.spec();
    this.precision = precision;
    this.parameters = parameters;
    symbolic = new SymbolicOps<>(tf, spec, precision, parameters, functions);
    constant = parameters.isNumericConstant();
    numeric = symbolic.isEmpty() || !constant || Booleans.contains(layer.mask(), true);
    weights = Suppliers.memoize(() -> constant ? constantWeights(layer) : weights(layer));
  }

  /**
   * Returns the intermediate results that do not depend on parameters: the basis functions at x,
   * (samples, inputs * columns), followed by x itself if there are symbolic edges.
   */
  Operand<T> basis(Operand<T> x) {
    if (symbolic.isEmpty()) {
      return numericBasis(x);
    }
    return numeric ? tf.concat(List.of(numericBasis(x), x), tf.constant(1)) : tf.identity(x);
  }

  /** Returns the nodes, (samples, nodes), given the result of {@link #basis}. */
  Operand<T> nodesOnBasis(Operand<T> basis) {
    if (symbolic.isEmpty()) {
      return nodesOf(product(basis));
    }
    Operand<T> sums = symbolicSums(inputsOf(basis));
    return nodesOf(numeric ? tf.math.add(product(numericOf(basis)), sums) : sums);
  }

  /** Returns the nodes, (samples, nodes), given the inputs. */
  Operand<T> nodes(Operand<T> x) {
    Contraction way = constant ? Contraction.forPrediction(spec) : Contraction.onBasis(spec);
    if (symbolic.isEmpty()) {
      return nodesOf(numericSums(x, way));
    }
    Operand<T> sums = symbolicSums(x);
    return nodesOf(numeric ? tf.math.add(numericSums(x, way), sums) : sums);
  }

  /**
   * Returns the nodes with all intermediate results, given the inputs and the result of {@link
   * #basis}.
   */
  LayerTrace<T> traceOnBasis(Operand<T> x, Operand<T> basis) {
    Operand<T> numericBasis =
        symbolic.isEmpty() ? basis : numeric ? numericOf(basis) : numericBasis(x);
    return traceOf(x, numericBasis, product(numericBasis));
  }

  /** Returns the nodes with all intermediate results, given the inputs. */
  LayerTrace<T> trace(Operand<T> x) {
    Operand<T> numericBasis = numericBasis(x);
    // of the basis and the gathered weights, a session computes only what is used
    Operand<T> sums =
        Contraction.forTraining(spec) == Contraction.GATHERED
            ? numericSums(x, Contraction.GATHERED)
            : product(numericBasis);
    return traceOf(x, numericBasis, sums);
  }

  private LayerTrace<T> traceOf(Operand<T> x, Operand<T> numericBasis, Operand<T> numericSums) {
    Optional<SymbolicValues<T>> values =
        symbolic.isEmpty() ? Optional.empty() : Optional.of(symbolic.values(x));
    Operand<T> sums =
        values.isPresent()
            ? tf.math.add(numericSums, symbolic.sums(values.get().values()))
            : numericSums;
    return new LayerTrace<>(
        spec,
        x,
        numericBasis,
        weights.get(),
        parameters.get(ParameterKind.COEFFICIENTS),
        values,
        sums,
        nodesOf(sums));
  }

  /** Returns the ops that compute this layer with derivatives. */
  JetOps<T> jets() {
    return new JetOps<>(tf, spec, precision, parameters, weights.get(), symbolic);
  }

  /** Returns the ops that pass changes from a reference on. */
  SecantOps<T> secants(LayerReference reference) {
    return new SecantOps<>(tf, spec, precision, parameters, weights.get(), symbolic, reference);
  }

  private Operand<T> numericBasis(Operand<T> x) {
    return new BasisOps<>(tf, spec, precision).call(x);
  }

  private Operand<T> numericSums(Operand<T> x, Contraction way) {
    return way.sums(tf, spec, precision, x, weights.get());
  }

  private Operand<T> product(Operand<T> numericBasis) {
    return Contraction.onBasis(spec).sumsOnBasis(tf, spec, numericBasis, weights.get());
  }

  private Operand<T> symbolicSums(Operand<T> x) {
    return symbolic.sums(symbolic.values(x).values());
  }

  private Operand<T> nodesOf(Operand<T> sums) {
    return new NodeOps<>(tf, spec, parameters).call(sums);
  }

  private Operand<T> numericOf(Operand<T> basis) {
    return columns(basis, 0, spec.inputs() * columns());
  }

  private Operand<T> inputsOf(Operand<T> basis) {
    return numeric ? columns(basis, spec.inputs() * columns(), spec.inputs()) : basis;
  }

  private Operand<T> columns(Operand<T> basis, int from, int count) {
    return tf.slice(basis, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
  }

  private int columns() {
    return spec.grid().basisCount() + (spec.base() == BaseFunction.ZERO ? 0 : 1);
  }

  private Operand<T> weights(KanLayer layer) {
    Operand<T> coefficients = parameters.get(ParameterKind.COEFFICIENTS);
    if (!parameters.isNeutral(ParameterKind.SPLINE_SCALE) || !allActive(layer)) {
      Operand<T> scale = masked(layer, parameters.get(ParameterKind.SPLINE_SCALE));
      coefficients = tf.math.mul(coefficients, tf.expandDims(scale, tf.constant(1)));
    }
    if (spec.base() != BaseFunction.ZERO) {
      Operand<T> base = masked(layer, parameters.get(ParameterKind.BASE_SCALE));
      coefficients =
          tf.concat(List.of(coefficients, tf.expandDims(base, tf.constant(1))), tf.constant(1));
    }
    return tf.reshape(
        coefficients, tf.constant(new int[] {spec.inputs() * columns(), spec.subnodes()}));
  }

  private Operand<T> masked(KanLayer layer, Operand<T> scale) {
    if (allActive(layer)) {
      return scale;
    }
    boolean[] active = layer.mask();
    double[] mask = new double[active.length];
    for (int e = 0; e < mask.length; e++) {
      mask[e] = active[e] ? 1 : 0;
    }
    Shape shape = Shape.of(spec.inputs(), spec.subnodes());
    return tf.math.mul(scale, precision.constant(tf, shape, mask));
  }

  private static boolean allActive(KanLayer layer) {
    boolean[] mask = layer.mask();
    for (boolean active : mask) {
      if (!active) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the weights as a constant, multiplied in Java so that small batches need not do so at
   * each run.
   */
  private Operand<T> constantWeights(KanLayer layer) {
    double[] all = layer.edgeWeights();
    int rows = spec.grid().basisCount() + 1;
    int subnodes = spec.subnodes();
    double[] kept = new double[spec.inputs() * columns() * subnodes];
    for (int i = 0; i < spec.inputs(); i++) {
      System.arraycopy(
          all, i * rows * subnodes, kept, i * columns() * subnodes, columns() * subnodes);
    }
    return precision.constant(tf, Shape.of((long) spec.inputs() * columns(), subnodes), kept);
  }
}
