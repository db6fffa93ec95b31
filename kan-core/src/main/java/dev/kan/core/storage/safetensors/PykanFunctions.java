// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.storage.json.tree.JsonPlace;
import dev.kan.core.storage.json.tree.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The symbolic parts of pykan's edges. Their functions are in the metadata, by their names. */
final class PykanFunctions {
  private static final String SYMBOLIC = "symbolic";

  /** Names that differ from ours. */
  private static final Map<String, String> OTHER_NAMES =
      ImmutableMap.of("x^0.5", "sqrt", "1/x^0.5", "1/sqrt", "1/sqrt(x)", "1/sqrt");

  private PykanFunctions() {}

  /**
   * Returns the symbolic parts of a layer.
   *
   * @throws IllegalArgumentException if an edge is symbolic and the metadata do not name its
   *     function, or name one that is not in pykan's library
   */
  static Map<SymbolicEdge, SymbolicCurve> curves(
      TensorFile tensors, int layer, int inputs, int subnodes) throws IOException {
    String prefix = "symbolic_fun." + layer + ".";
    double[] affine = tensors.tensor(prefix + "affine").requireShape(subnodes, inputs, 4).values();
    boolean[] mask =
        PykanLayout.mask(tensors.tensor(prefix + "mask").requireShape(subnodes, inputs));
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>();
    for (int s = 0; s < subnodes; s++) {
      for (int i = 0; i < inputs; i++) {
        int edge = s * inputs + i;
        if (mask[edge]) {
          SymbolicFunction function = function(tensors, layer, s, i);
          curves.put(
              new SymbolicEdge(i, s, function),
              new SymbolicCurve(
                  function,
                  new Affine(
                      affine[4 * edge],
                      affine[4 * edge + 1],
                      affine[4 * edge + 2],
                      affine[4 * edge + 3])));
        }
      }
    }
    return curves;
  }

  private static SymbolicFunction function(TensorFile tensors, int layer, int subnode, int input) {
    String json =
        tensors
            .metadata(SYMBOLIC)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        ("the edge from input %s to subnode %s of layer %s is symbolic; expected"
                                + " the metadata \"%s\", which name the functions")
                            .formatted(input, subnode, layer, SYMBOLIC)));
    JsonPlace names = new JsonPlace(SYMBOLIC, JsonText.parse(json));
    String name = names.item(layer).item(subnode).item(input).text();
    return FunctionLibrary.standard().get(OTHER_NAMES.getOrDefault(name, name));
  }
}
