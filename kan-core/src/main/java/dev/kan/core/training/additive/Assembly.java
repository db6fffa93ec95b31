// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Makes one network of a weighted sum of functions on the same design. Additive functions become
 * one layer. With hidden nodes there are two: the hidden nodes of all functions side by side,
 * followed by one node for each output that carries the additive part and goes on unchanged.
 */
final class Assembly {
  private final List<FittedFunction> members;
  private final double[] weights;
  private final Design design;
  private final int outputs;
  private final int hidden;

  private Assembly(List<FittedFunction> members, List<Double> weights) {
    this.members = members;
    this.weights = Doubles.toArray(weights);
    design = members.get(0).shape().design();
    outputs = members.get(0).shape().outputs();
    hidden = members.stream().mapToInt(member -> member.shape().hidden()).sum();
  }

  /** Returns a weighted sum of functions as a network. */
  static Kan sum(List<FittedFunction> members, List<Double> weights) {
    Assembly assembly = new Assembly(members, weights);
    KanLayer first = assembly.first();
    return Kan.of(assembly.hidden == 0 ? List.of(first) : List.of(first, assembly.second()));
  }

  private KanLayer first() {
    int width = hidden + outputs;
    double[] features = new double[design.features() * width];
    double[] bias = new double[width];
    int start = 0;
    for (int m = 0; m < weights.length; m++) {
      FittedFunction member = members.get(m);
      int nodes = member.shape().hidden();
      for (int h = 0; h < nodes; h++) {
        copy(member, outputs + h, 1, features, bias, start + h);
      }
      for (int o = 0; o < outputs; o++) {
        copy(member, o, weights[m], features, bias, hidden + o);
      }
      start += nodes;
    }
    return layer(features, bias);
  }

  /** Adds a node of a member, times a factor, to a node of the layer. */
  private void copy(
      FittedFunction member, int from, double factor, double[] features, double[] bias, int to) {
    bias[to] += factor * member.constant(from);
    for (int f = 0; f < design.features(); f++) {
      features[f * bias.length + to] += factor * member.feature(f, from);
    }
  }

  private KanLayer layer(double[] features, double[] bias) {
    int width = bias.length;
    int inputs = design.inputs();
    int splines = design.splines();
    double[] base = Arrays.copyOf(features, inputs * width);
    double[] coefficients = new double[inputs * splines * width];
    int[] smooth = design.smoothInputs();
    for (int s = 0; s < smooth.length; s++) {
      for (int w = 0; w < width; w++) {
        double mean = base[smooth[s] * width + w] * design.mean(smooth[s]);
        for (int m = 0; m < splines; m++) {
          int feature = design.firstFeature(s) + m;
          mean += features[feature * width + w] * design.mean(feature);
        }
        for (int m = 0; m < splines; m++) {
          coefficients[(smooth[s] * splines + m) * width + w] =
              features[(design.firstFeature(s) + m) * width + w] - mean;
        }
        bias[w] += mean;
      }
    }
    LayerSpec spec = spec(new Grid(knots(smooth)), width, OutsideGrid.CLAMP);
    return KanLayer.neutral(spec)
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.BASE_SCALE, base)
        .with(ParameterKind.NODE_BIAS, bias)
        .withMask(present(base, coefficients, splines, width));
  }

  private List<KnotVector> knots(int[] smooth) {
    ImmutableList.Builder<KnotVector> knots = ImmutableList.builder();
    int s = 0;
    for (int i = 0; i < design.inputs(); i++) {
      boolean isSmooth = s < smooth.length && smooth[s] == i;
      knots.add(
          isSmooth
              ? design.knots(s)
              : KnotVector.uniform(RankKnots.ORDER, design.intervals(), design.range(i)));
      s += isSmooth ? 1 : 0;
    }
    return knots.build();
  }

  private static boolean[] present(double[] base, double[] coefficients, int splines, int width) {
    boolean[] present = new boolean[base.length];
    for (int e = 0; e < present.length; e++) {
      present[e] = base[e] != 0;
      for (int m = 0; m < splines; m++) {
        present[e] |= coefficients[(e / width * splines + m) * width + e % width] != 0;
      }
    }
    return present;
  }

  private KanLayer second() {
    int nodes = hidden + outputs;
    double[] coefficients = new double[nodes * Shape.OUTER * outputs];
    double[] base = new double[nodes * outputs];
    boolean[] present = new boolean[nodes * outputs];
    Arrays.fill(present, 0, hidden * outputs, true);
    int start = 0;
    for (int m = 0; m < weights.length; m++) {
      FittedFunction member = members.get(m);
      for (int h = 0; h < member.shape().hidden(); h++) {
        for (int i = 0; i < Shape.OUTER * outputs; i++) {
          coefficients[(start + h) * Shape.OUTER * outputs + i] =
              weights[m] * member.outer(h, i / outputs, i % outputs);
        }
      }
      start += member.shape().hidden();
    }
    for (int o = 0; o < outputs; o++) {
      int edge = (hidden + o) * outputs + o;
      base[edge] = 1;
      present[edge] = true;
    }
    Grid grid = new Grid(Collections.nCopies(nodes, OuterSpline.KNOTS));
    return KanLayer.neutral(spec(grid, outputs, OutsideGrid.LINEAR))
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.BASE_SCALE, base)
        .withMask(present);
  }

  private static LayerSpec spec(Grid grid, int nodes, OutsideGrid outside) {
    return new LayerSpec(
        grid, NodeLayout.sums(nodes), BaseFunction.IDENTITY, outside, LayerSpec.FROZEN_BY_DEFAULT);
  }
}
