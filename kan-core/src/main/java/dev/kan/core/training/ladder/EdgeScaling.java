// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Scales inputs and targets for a network of which only the architecture is used, since all its
 * curves are found anew. Inputs are divided by powers of two, which the knots of the first layer
 * undo without rounding. The base scales of that layer are 0, since the shape of the base functions
 * depends on the units of the inputs. The scaling of the targets is undone by the curves of the
 * last layer. The result therefore does not depend on units.
 */
final class EdgeScaling implements Scaling {
  private final Kan kan;
  private final int[] exponents;
  private final TargetUnits targets;

  private EdgeScaling(Kan kan, int[] exponents, TargetUnits targets) {
    this.kan = kan;
    this.exponents = exponents;
    this.targets = targets;
  }

  /**
   * Returns true if all curves of a network can be found anew. There must be no symbolic edges, all
   * coefficients must be trainable, base scales must be trainable or 0, and the curves of the last
   * layer must be able to absorb its biases.
   */
  static boolean fits(Kan kan) {
    KanLayer last = kan.layer(kan.layers().size() - 1);
    boolean trainsBias = !last.spec().frozen().contains(ParameterKind.NODE_BIAS);
    double[] biases = last.values(ParameterKind.NODE_BIAS);
    boolean stuckBias = false;
    for (int o = 0; o < biases.length; o++) {
      stuckBias |= !new OutputCurves(last, o).canShift() && (trainsBias || biases[o] != 0);
    }
    return kan.layers().stream().allMatch(EdgeScaling::isAnew)
        && areZero(last.values(ParameterKind.SUBNODE_BIAS))
        && !stuckBias;
  }

  private static boolean isAnew(KanLayer layer) {
    Set<ParameterKind> frozen = layer.spec().frozen();
    boolean restingBase =
        !frozen.contains(ParameterKind.BASE_SCALE)
            || areZero(layer.values(ParameterKind.BASE_SCALE));
    return layer.spec().symbolic().isEmpty()
        && !frozen.contains(ParameterKind.COEFFICIENTS)
        && restingBase;
  }

  private static boolean areZero(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }

  /**
   * Returns the scaling of a problem.
   *
   * @param kan a network that {@link #fits}
   * @param targets the units to convert targets to
   */
  static EdgeScaling of(Kan kan, Samples samples, TargetUnits targets) {
    Batch x = samples.inputs();
    int[] exponents =
        IntStream.range(0, x.columns()).map(i -> PowerOfTwo.above(x.column(i))).toArray();
    TargetUnits undone = targets;
    KanLayer last = kan.layer(kan.layers().size() - 1);
    for (int o = 0; o < kan.outputs(); o++) {
      // products cannot take an offset, nor can nodes without curves
      if (!new OutputCurves(last, o).canShift()) {
        undone = undone.withoutMean(o);
      }
    }
    return new EdgeScaling(kan, exponents, undone);
  }

  @Override
  public Samples scaled(Samples samples) {
    double[] values = samples.inputs().toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.scalb(values[i], -exponents[i % exponents.length]);
    }
    return samples
        .withInputs(Batch.of(exponents.length, values))
        .withTargets(targets.apply(samples));
  }

  @Override
  public Kan start() {
    KanLayer first = onInputs(kan.layer(0), -1);
    Set<ParameterKind> frozen = EnumSet.of(ParameterKind.BASE_SCALE);
    frozen.addAll(first.spec().frozen());
    double[] none = new double[ParameterKind.BASE_SCALE.size(first.spec())];
    return kan.withLayer(0, first.with(ParameterKind.BASE_SCALE, none).withFrozen(frozen));
  }

  @Override
  public Kan inUnits(Kan fitted) {
    Kan onInputs = fitted.withLayer(0, onInputs(fitted.layer(0), 1));
    int lastIndex = fitted.layers().size() - 1;
    KanLayer last = onInputs.layer(lastIndex);
    for (int o = 0; o < fitted.outputs(); o++) {
      last = new OutputCurves(last, o).mapped(targets.deviation(), targets.means().get(o));
    }
    return onInputs.withLayer(lastIndex, last);
  }

  @Override
  public double lossInUnits(double loss) {
    return targets.lossInUnits(loss);
  }

  private KanLayer onInputs(KanLayer layer, int sign) {
    LayerSpec spec = layer.spec();
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < exponents.length; i++) {
      KnotVector old = spec.grid().knots().get(i);
      knots.add(KnotVector.of(old.order(), PowerOfTwo.scaled(old.toArray(), sign * exponents[i])));
    }
    return layer.withSplines(new Grid(knots), layer.values(ParameterKind.COEFFICIENTS));
  }
}
