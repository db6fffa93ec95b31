// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static com.google.common.base.Preconditions.checkElementIndex;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.SymbolicCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Removal of edges by hand. */
public final class Edges {
  private Edges() {}

  /**
   * The network without an edge: its numeric part is masked and its symbolic part is gone, so that
   * it is zero everywhere. The network keeps its widths; {@link Compaction} drops the nodes that
   * are now useless.
   *
   * @param kan the network
   * @param layer 0 to layers - 1
   * @param input the input of the layer that the edge starts from
   * @param subnode the subnode of the layer that it ends at
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public static Kan remove(Kan kan, int layer, int input, int subnode) {
    KanLayer before = kan.layer(layer);
    checkElementIndex(input, before.spec().inputs(), "input");
    checkElementIndex(subnode, before.spec().subnodes(), "subnode");
    boolean[] kept = present(before);
    kept[input * before.spec().subnodes() + subnode] = false;
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(layer, keeping(before, kept));
    return kan.withLayers(layers)
        .withStep(
            "pruned",
            Map.of("edge", String.format(Locale.ROOT, "%d: %d -> %d", layer, input, subnode)));
  }

  /** Which edges have a numeric or a symbolic part, (inputs, subnodes). */
  static boolean[] present(KanLayer layer) {
    boolean[] present = layer.mask();
    for (SymbolicEdge each : layer.spec().symbolic()) {
      present[each.input() * layer.spec().subnodes() + each.subnode()] = true;
    }
    return present;
  }

  /** The layer without those of its edges that are not to be kept. */
  static KanLayer keeping(KanLayer layer, boolean[] kept) {
    boolean[] mask = layer.mask();
    for (int e = 0; e < mask.length; e++) {
      mask[e] &= kept[e];
    }
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>(layer.symbolicCurves());
    curves
        .keySet()
        .removeIf(each -> !kept[each.input() * layer.spec().subnodes() + each.subnode()]);
    return layer.withMask(mask).withSymbolic(curves);
  }
}
