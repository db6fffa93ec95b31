// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes a level of hidden nodes from a network. */
final class ShallowerNetworks {
  private static final Set<ParameterKind> EDGES =
      EnumSet.of(ParameterKind.COEFFICIENTS, ParameterKind.BASE_SCALE, ParameterKind.SPLINE_SCALE);

  private ShallowerNetworks() {}

  /**
   * Returns the network with the layers before and after a level replaced by a single untrained
   * layer.
   *
   * @param level the index of the level, from 1 to the number of layers - 1
   * @return the network; empty if one of the layers has edges that are absent, symbolic or frozen,
   *     which the user has set on purpose
   */
  static Optional<Kan> without(Kan kan, int level) {
    KanLayer before = kan.layer(level - 1);
    KanLayer after = kan.layer(level);
    if (!isPlain(before) || !isPlain(after)) {
      return Optional.empty();
    }
    LayerSpec spec =
        new LayerSpec(
            before.spec().grid(),
            after.spec().nodes(),
            after.spec().base(),
            after.spec().outside(),
            after.spec().frozen());
    KanLayer both = KanLayer.neutral(spec);
    for (ParameterKind kind : EnumSet.complementOf(EnumSet.copyOf(EDGES))) {
      both = both.with(kind, after.values(kind));
    }
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(level, both);
    layers.remove(level - 1);
    return Optional.of(kan.withLayers(layers));
  }

  private static boolean isPlain(KanLayer layer) {
    return layer.activeEdgeCount() == layer.spec().edgeCount()
        && layer.spec().symbolic().isEmpty()
        && layer.spec().trainable().contains(ParameterKind.COEFFICIENTS);
  }
}
