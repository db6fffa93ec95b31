// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Determines the parameters that a training does not change. */
final class FrozenKinds {
  private FrozenKinds() {}

  /**
   * Freezes the spline scales of layers with trainable coefficients, since the two are redundant.
   */
  static Kan coefficientsOnly(Kan kan) {
    List<KanLayer> layers = new ArrayList<>();
    for (KanLayer layer : kan.layers()) {
      Set<ParameterKind> frozen = layer.spec().frozen();
      if (!frozen.contains(ParameterKind.COEFFICIENTS)
          && !frozen.contains(ParameterKind.SPLINE_SCALE)) {
        Set<ParameterKind> more = EnumSet.of(ParameterKind.SPLINE_SCALE);
        more.addAll(frozen);
        layers.add(layer.withFrozen(more));
      } else {
        layers.add(layer);
      }
    }
    return kan.withLayers(layers);
  }

  /**
   * Restores the frozen kinds of the original and their values, which scaling the targets may have
   * changed by rounding errors.
   */
  static Kan restored(Kan kan, Kan original) {
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < kan.layers().size(); l++) {
      KanLayer layer = kan.layer(l).withFrozen(original.layer(l).spec().frozen());
      for (ParameterKind kind : layer.spec().frozen()) {
        layer = layer.with(kind, original.layer(l).values(kind));
      }
      layers.add(layer);
    }
    return kan.withLayers(layers);
  }
}
