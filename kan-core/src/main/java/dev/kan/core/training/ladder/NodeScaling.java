// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Scales the targets for a network whose function is to be kept. The network is converted by the
 * node scales and biases of its last layer, without errors beyond rounding.
 */
record NodeScaling(Kan kan, TargetUnits targets) implements Scaling {
  @Override
  public Samples scaled(Samples samples) {
    return samples.withTargets(targets.apply(samples));
  }

  @Override
  public Kan start() {
    return mapped(kan, true);
  }

  @Override
  public Kan inUnits(Kan fitted) {
    return mapped(fitted, false);
  }

  @Override
  public double lossInUnits(double loss) {
    return targets.lossInUnits(loss);
  }

  private Kan mapped(Kan network, boolean down) {
    List<KanLayer> layers = new ArrayList<>(network.layers());
    KanLayer last = layers.remove(layers.size() - 1);
    double[] factors = last.values(ParameterKind.NODE_SCALE);
    double[] biases = last.values(ParameterKind.NODE_BIAS);
    double scale = targets.deviation();
    for (int o = 0; o < factors.length; o++) {
      double mean = targets.means().get(o);
      factors[o] = down ? factors[o] / scale : factors[o] * scale;
      biases[o] = down ? (biases[o] - mean) / scale : biases[o] * scale + mean;
    }
    layers.add(last.with(ParameterKind.NODE_SCALE, factors).with(ParameterKind.NODE_BIAS, biases));
    return network.withLayers(layers);
  }
}
