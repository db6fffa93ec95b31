// SPDX-License-Identifier: Apache-2.0
package dev.kan.golden;

import static dev.kan.core.ParameterKind.BASE_SCALE;
import static dev.kan.core.ParameterKind.COEFFICIENTS;
import static dev.kan.core.ParameterKind.NODE_BIAS;
import static dev.kan.core.ParameterKind.NODE_SCALE;
import static dev.kan.core.ParameterKind.SPLINE_SCALE;
import static dev.kan.core.ParameterKind.SUBNODE_BIAS;
import static dev.kan.core.ParameterKind.SUBNODE_SCALE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The peers' networks of the golden files as values of this library. */
public final class GoldenNetworks {
  private GoldenNetworks() {}

  /** The paths of pykan's networks. */
  public static Stream<String> pykan() {
    return Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
        .map(letter -> "pykan/network-" + letter + ".json");
  }

  /** The network of a pykan file. */
  public static Kan pykan(JsonNode golden) {
    JsonNode config = golden.get("config");
    BaseFunction base =
        BaseFunction.valueOf(golden.get("base_fun").textValue().toUpperCase(Locale.ROOT));
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < golden.get("layers").size(); l++) {
      JsonNode layer = golden.get("layers").get(l);
      LayerSpec spec =
          LayerSpec.of(
                  grid(config.get("k").intValue(), layer.get("knots")), pykanNodes(config, l + 1))
              .withBase(base);
      layers.add(
          KanLayer.neutral(spec)
              .with(COEFFICIENTS, inMajor(layer.get("coef")))
              .with(BASE_SCALE, Goldens.flat(layer.get("scale_base")))
              .with(SPLINE_SCALE, Goldens.flat(layer.get("scale_sp")))
              .with(SUBNODE_SCALE, Goldens.flat(layer.get("subnode_scale")))
              .with(SUBNODE_BIAS, Goldens.flat(layer.get("subnode_bias")))
              .with(NODE_SCALE, Goldens.flat(layer.get("node_scale")))
              .with(NODE_BIAS, Goldens.flat(layer.get("node_bias")))
              .withMask(mask(layer.get("mask"))));
    }
    return Kan.of(layers);
  }

  /** A layer with the knots and coefficients that pykan gave it. */
  public static KanLayer withSplines(KanLayer layer, int order, JsonNode pykan) {
    return layer.withSplines(grid(order, pykan.get("knots")), inMajor(pykan.get("coef")));
  }

  /** The network of the efficient-kan file. */
  public static Kan efficientKan(JsonNode golden) {
    List<KanLayer> layers = new ArrayList<>();
    for (JsonNode layer : golden.get("layers")) {
      layers.add(efficientLayer(golden.get("config").get("k").intValue(), layer));
    }
    return Kan.of(layers);
  }

  /** One layer with efficient-kan's names and shapes. */
  public static KanLayer efficientLayer(int order, JsonNode layer) {
    int outputs = layer.get("base_weight").size();
    LayerSpec spec = LayerSpec.of(grid(order, layer.get("knots")), NodeLayout.sums(outputs));
    return KanLayer.neutral(spec)
        .with(COEFFICIENTS, outMajorCoefficients(layer.get("spline_weight")))
        .with(BASE_SCALE, transposed(layer.get("base_weight")))
        .with(SPLINE_SCALE, transposed(layer.get("spline_scaler")));
  }

  private static Grid grid(int order, JsonNode knots) {
    List<KnotVector> vectors = new ArrayList<>();
    for (JsonNode each : knots) {
      vectors.add(KnotVector.of(order, Goldens.flat(each)));
    }
    return new Grid(vectors);
  }

  /** pykan writes a width as n or [sums, products], arities as one number or a list per layer. */
  private static NodeLayout pykanNodes(JsonNode config, int layer) {
    JsonNode width = config.get("width").get(layer);
    if (width.isInt()) {
      return NodeLayout.sums(width.intValue());
    }
    NodeLayout nodes = NodeLayout.sums(width.get(0).intValue());
    JsonNode arity = config.get("mult_arity");
    for (int p = 0; p < width.get(1).intValue(); p++) {
      nodes =
          nodes.withProducts(
              1, arity.isInt() ? arity.intValue() : arity.get(layer).get(p).intValue());
    }
    return nodes;
  }

  /** (in, out, M) to (in, M, out). */
  private static double[] inMajor(JsonNode coefficients) {
    int inputs = coefficients.size();
    int outputs = coefficients.get(0).size();
    int count = coefficients.get(0).get(0).size();
    double[] values = new double[inputs * count * outputs];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        for (int m = 0; m < count; m++) {
          values[(i * count + m) * outputs + o] = coefficients.get(i).get(o).get(m).doubleValue();
        }
      }
    }
    return values;
  }

  /** (out, in, M) to (in, M, out). */
  private static double[] outMajorCoefficients(JsonNode weights) {
    int outputs = weights.size();
    int inputs = weights.get(0).size();
    int count = weights.get(0).get(0).size();
    double[] values = new double[inputs * count * outputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int m = 0; m < count; m++) {
          values[(i * count + m) * outputs + o] = weights.get(o).get(i).get(m).doubleValue();
        }
      }
    }
    return values;
  }

  /** (out, in) to (in, out). */
  private static double[] transposed(JsonNode weights) {
    int outputs = weights.size();
    int inputs = weights.get(0).size();
    double[] values = new double[inputs * outputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        values[i * outputs + o] = weights.get(o).get(i).doubleValue();
      }
    }
    return values;
  }

  private static boolean[] mask(JsonNode mask) {
    double[] values = Goldens.flat(mask);
    boolean[] active = new boolean[values.length];
    for (int e = 0; e < active.length; e++) {
      active[e] = values[e] != 0;
    }
    return active;
  }
}
