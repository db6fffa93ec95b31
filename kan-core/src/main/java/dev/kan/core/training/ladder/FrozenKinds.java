// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which parameters a fit leaves alone. */
final class FrozenKinds {
  private FrozenKinds() {}

  /** The factor of a spline says nothing that its coefficients do not: one of them is enough. */
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
   * The same kinds frozen as at first, and their values: going to scaled targets and back has moved
   * those of the last layer by rounding errors.
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
