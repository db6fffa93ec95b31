// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.NodeLayout;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import dev.kan.core.storage.json.tree.JsonText;
import java.util.List;

/** The sum and product nodes of pykan's layers. */
final class PykanNodes {
  private static final String WIDTH = "width";
  private static final String ARITY = "mult_arity";

  private PykanNodes() {}

  /**
   * Returns the nodes of a layer. Those of a layer of sum nodes follow from the shapes, others are
   * read from the metadata.
   *
   * @param subnodes the number of subnodes by the shapes of the tensors
   * @param nodes the number of nodes by the shapes of the tensors
   * @throws IllegalArgumentException if the metadata are needed but missing, or have other numbers
   */
  static NodeLayout of(TensorFile tensors, int layer, int subnodes, int nodes) {
    if (subnodes == nodes) {
      return NodeLayout.sums(nodes);
    }
    JsonPlace width = metadata(tensors, WIDTH, layer).item(layer + 1);
    JsonPlace arity = metadata(tensors, ARITY, layer);
    int sums = width.item(0).integer();
    int products = width.item(1).integer();
    checkArgument(
        (long) sums + products == nodes,
        "%s: expected %s nodes of layer %s, as the tensors have; got %s and %s",
        WIDTH,
        nodes,
        layer,
        sums,
        products);
    NodeLayout layout =
        arity.value() instanceof Json.Whole
            ? NodeLayout.sums(sums).withProducts(products, arity.integer())
            : new NodeLayout(sums, arities(arity.item(layer + 1)));
    checkArgument(
        layout.subnodes() == subnodes && layout.nodes() == nodes,
        "%s: expected %s subnodes of %s nodes of layer %s, as the tensors have; got %s",
        ARITY,
        subnodes,
        nodes,
        layer,
        layout);
    return layout;
  }

  private static List<Integer> arities(JsonPlace array) {
    return array.items().stream().map(JsonPlace::integer).toList();
  }

  private static JsonPlace metadata(TensorFile tensors, String name, int layer) {
    String json =
        tensors
            .metadata(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "layer "
                            + layer
                            + " has product nodes; expected the metadata \""
                            + name
                            + "\", which tell of them"));
    return new JsonPlace(name, JsonText.parse(json));
  }
}
