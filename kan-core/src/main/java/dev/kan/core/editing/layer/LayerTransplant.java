// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.layer;

import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.SymbolicCurve;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies the parameters, mask and symbolic edges of one layer into another one of a different
 * shape. Each input and node of the other layer states its origin.
 */
public final class LayerTransplant {
  /** The origin of an input or node that the first layer does not have. */
  public static final int NEW = -1;

  private static final int[] SINGLE = {0};

  private final KanLayer from;
  private final KanLayer into;
  private final int[] inputs;
  private final int[] nodes;
  private final int[] subnodes;

  private LayerTransplant(KanLayer from, KanLayer into, int[] inputs, int[] nodes) {
    this.from = from;
    this.into = into;
    this.inputs = inputs;
    this.nodes = nodes;
    subnodes = subnodes(from.spec().nodes(), into.spec().nodes(), nodes);
  }

  /**
   * Returns the layer {@code into} with the parameters, mask and symbolic edges of {@code from}.
   * New edges and nodes are unchanged.
   *
   * @param from the layer to copy from
   * @param into a layer without symbolic edges
   * @param inputs for each input of {@code into} the input of {@code from}, all different, or
   *     {@link #NEW}
   * @param nodes for each node of {@code into} the node of {@code from}, of the same kind and
   *     arity, all different, or {@link #NEW}
   */
  public static KanLayer of(KanLayer from, KanLayer into, int[] inputs, int[] nodes) {
    LayerTransplant transplant = new LayerTransplant(from, into, inputs, nodes);
    KanLayer layer = into;
    for (ParameterKind kind : ParameterKind.values()) {
      if (kind != ParameterKind.SYMBOLIC_AFFINE) {
        layer = layer.with(kind, transplant.values(kind));
      }
    }
    return layer.withMask(transplant.mask()).withSymbolic(transplant.symbolic());
  }

  private static int[] subnodes(NodeLayout from, NodeLayout into, int[] nodes) {
    int[] subnodes = new int[into.subnodes()];
    for (int s = 0; s < subnodes.length; s++) {
      int node = into.nodeOf(s);
      int factor = s - into.firstSubnode(node);
      subnodes[s] = nodes[node] == NEW ? NEW : from.firstSubnode(nodes[node]) + factor;
    }
    return subnodes;
  }

  private double[] values(ParameterKind kind) {
    return switch (kind) {
      case COEFFICIENTS -> moved(kind, inputs, from.spec().grid().basisCount(), subnodes);
      case BASE_SCALE, SPLINE_SCALE -> moved(kind, inputs, 1, subnodes);
      case SUBNODE_SCALE, SUBNODE_BIAS -> moved(kind, SINGLE, 1, subnodes);
      case NODE_SCALE, NODE_BIAS -> moved(kind, SINGLE, 1, nodes);
      case SYMBOLIC_AFFINE ->
          throw new AssertionError("symbolic edges are moved with their functions");
    };
  }

  /** Returns values of shape (rows, block, columns), copied to their new positions. */
  private double[] moved(ParameterKind kind, int[] rows, int block, int[] columns) {
    double[] source = from.values(kind);
    double[] target = into.values(kind);
    int sourceColumns = columns == nodes ? from.spec().outputs() : from.spec().subnodes();
    for (int r = 0; r < rows.length * block; r++) {
      int row = rows[r / block];
      for (int c = 0; c < columns.length; c++) {
        if (row != NEW && columns[c] != NEW) {
          target[r * columns.length + c] =
              source[(row * block + r % block) * sourceColumns + columns[c]];
        }
      }
    }
    return target;
  }

  private boolean[] mask() {
    boolean[] mask = into.mask();
    for (int i = 0; i < inputs.length; i++) {
      for (int s = 0; s < subnodes.length; s++) {
        if (inputs[i] != NEW && subnodes[s] != NEW) {
          mask[into.spec().edgePosition(i, s)] = from.active(inputs[i], subnodes[s]);
        }
      }
    }
    return mask;
  }

  private Map<SymbolicEdge, SymbolicCurve> symbolic() {
    int[] newInputs = inverse(inputs, from.spec().inputs());
    int[] newSubnodes = inverse(subnodes, from.spec().subnodes());
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>();
    from.symbolicCurves()
        .forEach(
            (edge, curve) -> {
              int input = newInputs[edge.input()];
              int subnode = newSubnodes[edge.subnode()];
              if (input != NEW && subnode != NEW) {
                curves.put(new SymbolicEdge(input, subnode, edge.function()), curve);
              }
            });
    return curves;
  }

  private static int[] inverse(int[] places, int count) {
    int[] inverse = new int[count];
    Arrays.fill(inverse, NEW);
    for (int p = 0; p < places.length; p++) {
      if (places[p] != NEW) {
        inverse[places[p]] = p;
      }
    }
    return inverse;
  }
}
