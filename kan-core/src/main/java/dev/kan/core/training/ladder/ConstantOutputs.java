// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import java.util.ArrayList;
import java.util.List;

/** Makes networks whose outputs are the same for all samples. */
final class ConstantOutputs {
  private ConstantOutputs() {}

  /**
   * Returns a network with constant curves in the last layer.
   *
   * @param kan a network that {@link EdgeScaling#fits}
   * @param outputs the value of each output; an output that cannot take an offset becomes 0 instead
   */
  static Kan of(Kan kan, double[] outputs) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    KanLayer last = layers.remove(layers.size() - 1);
    for (int o = 0; o < outputs.length; o++) {
      OutputCurves curves = new OutputCurves(last, o);
      last = curves.mapped(0, curves.canShift() ? outputs[o] : 0);
    }
    layers.add(last);
    return kan.withLayers(layers);
  }
}
