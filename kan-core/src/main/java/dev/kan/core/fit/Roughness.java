// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.leastsquares.CostTerm;
import dev.kan.core.leastsquares.NormalEquations;
import java.util.List;

/**
 * A penalty on fourth differences of neighbouring spline coefficients: {@code weight / 2} times the
 * sum of their squares (Eilers and Marx, Flexible smoothing with B-splines and penalties,
 * Statistical Science 11, 1996). Where a fine grid has cells with few samples or none, it decides
 * what the samples leave open; a small weight does and leaves the rest alone.
 */
final class Roughness implements CostTerm {
  private static final double[] DIFFERENCE = {1, -4, 6, -4, 1};

  private final List<ParameterVector.Block> blocks;
  private final List<LayerSpec> specs;
  private final double weight;

  Roughness(Kan kan, double weight) {
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
          for (int a = 0; a < DIFFERENCE.length; a++) {
            sum.addGradient(first + a * stride, weight * DIFFERENCE[a] * difference);
            for (int b = 0; b <= a; b++) {
              sum.addMatrix(
                  first + a * stride, first + b * stride, weight * DIFFERENCE[a] * DIFFERENCE[b]);
            }
          }
        });
  }

  private static double difference(double[] point, int first, int stride) {
    double sum = 0;
    for (int a = 0; a < DIFFERENCE.length; a++) {
      sum += DIFFERENCE[a] * point[first + a * stride];
    }
    return sum;
  }

  /** Visits all runs of five neighbouring coefficients of one edge. */
  private void forEach(Run run) {
    for (int l = 0; l < blocks.size(); l++) {
      int basisCount = specs.get(l).grid().basisCount();
      int subnodes = specs.get(l).subnodes();
      for (int i = 0; i < specs.get(l).inputs(); i++) {
        for (int m = 0; m + DIFFERENCE.length <= basisCount; m++) {
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
