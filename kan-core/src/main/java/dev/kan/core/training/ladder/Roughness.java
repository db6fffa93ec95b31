// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.training.leastsquares.CostTerm;
import dev.kan.core.training.leastsquares.NormalEquations;
import java.util.List;

/**
 * A penalty on differences between neighbouring spline coefficients: {@code weight / 2} times the
 * sum of their squares (Eilers and Marx, Flexible smoothing with B-splines and penalties,
 * Statistical Science 11, 1996). On uniform grids, first differences pull curves towards constants,
 * second differences towards straight lines. Fourth differences with a small weight matter only
 * where the samples do not determine the curve: in grid intervals with few samples or none.
 */
final class Roughness implements CostTerm {
  private static final double[][] DIFFERENCES = {
    {1}, {-1, 1}, {1, -2, 1}, {-1, 3, -3, 1}, {1, -4, 6, -4, 1}
  };

  private final double[] stencil;
  private final List<ParameterVector.Block> blocks;
  private final List<LayerSpec> specs;
  private final double weight;

  /**
   * Creates a penalty on all trainable spline coefficients of a network.
   *
   * @param kan the network with the layout of the coefficients
   * @param order the order of the differences, from 1 to 4
   * @param weight the weight, 0 or more
   */
  Roughness(Kan kan, int order, double weight) {
    stencil = DIFFERENCES[order];
    blocks =
        ParameterVector.of(kan).blocks().stream()
            .filter(block -> block.kind() == ParameterKind.COEFFICIENTS)
            .toList();
    specs = blocks.stream().map(block -> kan.layer(block.layer()).spec()).toList();
    this.weight = weight;
  }

  @Override
  public double cost(double[] point) {
    double[] sum = new double[1];
    forEach(
        (first, stride) -> {
          double difference = difference(point, first, stride);
          sum[0] += weight / 2 * difference * difference;
        });
    return sum[0];
  }

  @Override
  public void addTo(double[] point, NormalEquations.Sum sum) {
    forEach(
        (first, stride) -> {
          double difference = difference(point, first, stride);
          for (int a = 0; a < stencil.length; a++) {
            sum.addGradient(first + a * stride, weight * stencil[a] * difference);
            for (int b = 0; b <= a; b++) {
              sum.addMatrix(
                  first + a * stride, first + b * stride, weight * stencil[a] * stencil[b]);
            }
          }
        });
  }

  private double difference(double[] point, int first, int stride) {
    double sum = 0;
    for (int a = 0; a < stencil.length; a++) {
      sum += stencil[a] * point[first + a * stride];
    }
    return sum;
  }

  /**
   * Visits all sequences of neighbouring coefficients of an edge that are as long as the stencil.
   */
  private void forEach(Run run) {
    for (int l = 0; l < blocks.size(); l++) {
      int basisCount = specs.get(l).grid().basisCount();
      int subnodes = specs.get(l).subnodes();
      for (int i = 0; i < specs.get(l).inputs(); i++) {
        for (int m = 0; m + stencil.length <= basisCount; m++) {
          for (int s = 0; s < subnodes; s++) {
            run.visit(blocks.get(l).offset() + (i * basisCount + m) * subnodes + s, subnodes);
          }
        }
      }
    }
  }

  private interface Run {
    void visit(int first, int stride);
  }
}
