// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A layer in the JSON format. Masks are 1 for an active edge and 0 for a masked one. Holds arrays,
 * which records do not compare by content: a document is only ever written or read.
 */
@SuppressWarnings("ArrayRecordComponent")
record LayerDocument(
    int order,
    List<double[]> knots,
    int sums,
    List<Integer> products,
    BaseFunction base,
    OutsideGrid outside,
    Set<ParameterKind> frozen,
    double[][] mask,
    double[][][] coefficients,
    double[][] baseScale,
    double[][] splineScale,
    double[] subnodeScale,
    double[] subnodeBias,
    double[] nodeScale,
    double[] nodeBias,
    List<SymbolicDocument> symbolic) {

  static LayerDocument of(KanLayer layer) {
    LayerSpec spec = layer.spec();
    int subnodes = spec.subnodes();
    boolean[] active = layer.mask();
    double[] mask = new double[active.length];
    for (int e = 0; e < mask.length; e++) {
      mask[e] = active[e] ? 1 : 0;
    }
    return new LayerDocument(
        spec.grid().order(),
        spec.grid().knots().stream().map(KnotVector::toArray).toList(),
        spec.nodes().sums(),
        spec.nodes().arities(),
        spec.base(),
        spec.outside(),
        new TreeSet<>(spec.frozen()),
        NestedArrays.nest(mask, subnodes),
        NestedArrays.nest(
            NestedArrays.nest(layer.values(ParameterKind.COEFFICIENTS), subnodes),
            spec.grid().basisCount()),
        NestedArrays.nest(layer.values(ParameterKind.BASE_SCALE), subnodes),
        NestedArrays.nest(layer.values(ParameterKind.SPLINE_SCALE), subnodes),
        layer.values(ParameterKind.SUBNODE_SCALE),
        layer.values(ParameterKind.SUBNODE_BIAS),
        layer.values(ParameterKind.NODE_SCALE),
        layer.values(ParameterKind.NODE_BIAS),
        layer.symbolicCurves().entrySet().stream()
            .map(each -> SymbolicDocument.of(each.getKey(), each.getValue()))
            .toList());
  }

  static LayerDocument read(JsonPlace layer) {
    layer.withFields(
        "order",
        "knots",
        "sums",
        "products",
        "base",
        "outside",
        "frozen",
        "mask",
        "coefficients",
        "baseScale",
        "splineScale",
        "subnodeScale",
        "subnodeBias",
        "nodeScale",
        "nodeBias",
        "symbolic");
    return new LayerDocument(
        layer.field("order").integer(),
        ImmutableList.copyOf(layer.field("knots").rows()),
        layer.field("sums").integer(),
        layer.field("products").items().stream().map(JsonPlace::integer).toList(),
        layer.field("base").constant(BaseFunction.class),
        layer.field("outside").constant(OutsideGrid.class),
        layer.field("frozen").items().stream()
            .map(kind -> kind.constant(ParameterKind.class))
            .collect(toImmutableSet()),
        layer.field("mask").rows(),
        layer.field("coefficients").items().stream()
            .map(JsonPlace::rows)
            .toArray(double[][][]::new),
        layer.field("baseScale").rows(),
        layer.field("splineScale").rows(),
        layer.field("subnodeScale").numbers(),
        layer.field("subnodeBias").numbers(),
        layer.field("nodeScale").numbers(),
        layer.field("nodeBias").numbers(),
        layer.field("symbolic").items().stream().map(SymbolicDocument::read).toList());
  }

  Json json() {
    ImmutableMap.Builder<String, Json> fields = ImmutableMap.builder();
    fields.put("order", Json.of(order));
    fields.put("knots", Json.items(knots, Json::of));
    fields.put("sums", Json.of(sums));
    fields.put("products", Json.items(products, Json::of));
    fields.put("base", Json.of(base.name()));
    fields.put("outside", Json.of(outside.name()));
    fields.put("frozen", Json.items(frozen, kind -> Json.of(kind.name())));
    fields.put("mask", Json.of(mask));
    fields.put("coefficients", Json.items(Arrays.asList(coefficients), Json::of));
    fields.put("baseScale", Json.of(baseScale));
    fields.put("splineScale", Json.of(splineScale));
    fields.put("subnodeScale", Json.of(subnodeScale));
    fields.put("subnodeBias", Json.of(subnodeBias));
    fields.put("nodeScale", Json.of(nodeScale));
    fields.put("nodeBias", Json.of(nodeBias));
    fields.put("symbolic", Json.items(symbolic, SymbolicDocument::json));
    return new Json.Fields(fields.buildOrThrow());
  }

  KanLayer toLayer(CustomFunction... functions) {
    checkSubnodes();
    Grid grid = new Grid(knots.stream().map(each -> KnotVector.of(order, each)).toList());
    LayerSpec spec = new LayerSpec(grid, new NodeLayout(sums, products), base, outside, frozen);
    Map<ParameterKind, double[]> edgeValues = edgeValues(spec);
    boolean[] active =
        activeEdges(NestedArrays.flatten("mask", mask, spec.inputs(), spec.subnodes()));
    KanLayer layer = KanLayer.neutral(spec).withMask(active);
    for (Map.Entry<ParameterKind, double[]> each : edgeValues.entrySet()) {
      layer = layer.with(each.getKey(), each.getValue());
    }
    return layer
        .with(ParameterKind.SUBNODE_SCALE, subnodeScale)
        .with(ParameterKind.SUBNODE_BIAS, subnodeBias)
        .with(ParameterKind.NODE_SCALE, nodeScale)
        .with(ParameterKind.NODE_BIAS, nodeBias)
        .withSymbolic(curves(functions));
  }

  /**
   * Compares declared sizes with the contents of the file before anything of that size is created.
   */
  private void checkSubnodes() {
    long declared = sums + products.stream().mapToLong(Integer::longValue).sum();
    checkArgument(
        declared == subnodeScale.length,
        "sums %s and %s products make %s subnodes, but subnodeScale has %s values",
        sums,
        products.size(),
        declared,
        subnodeScale.length);
  }

  private Map<ParameterKind, double[]> edgeValues(LayerSpec spec) {
    int[] edges = {spec.inputs(), spec.subnodes()};
    return ImmutableMap.of(
        ParameterKind.COEFFICIENTS,
        NestedArrays.flatten("coefficients", coefficients, ParameterKind.COEFFICIENTS.shape(spec)),
        ParameterKind.BASE_SCALE,
        NestedArrays.flatten("baseScale", baseScale, edges),
        ParameterKind.SPLINE_SCALE,
        NestedArrays.flatten("splineScale", splineScale, edges));
  }

  private Map<SymbolicEdge, SymbolicCurve> curves(CustomFunction... functions) {
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>();
    for (SymbolicDocument each : symbolic) {
      SymbolicCurve curve = each.toCurve(functions);
      SymbolicEdge edge = new SymbolicEdge(each.input(), each.subnode(), curve.function());
      if (curves.put(edge, curve) != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "two symbolic functions on the edge from input %d to subnode %d",
                each.input(),
                each.subnode()));
      }
    }
    return curves;
  }

  private static boolean[] activeEdges(double[] mask) {
    boolean[] active = new boolean[mask.length];
    for (int e = 0; e < mask.length; e++) {
      if (mask[e] != 0 && mask[e] != 1) {
        throw new IllegalArgumentException(
            "mask values must be 0 or 1; got %s in %s".formatted(mask[e], Arrays.toString(mask)));
      }
      active[e] = mask[e] == 1;
    }
    return active;
  }
}
