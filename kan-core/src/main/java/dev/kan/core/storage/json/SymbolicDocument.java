// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.List;
import java.util.Locale;

/** A symbolic edge {@code c f(a x + b) + d} in the JSON format. */
record SymbolicDocument(
    int input, int subnode, FunctionDocument function, double a, double b, double c, double d) {

  /**
   * The function f. The body is a text that reads back as an equal expression. The range is empty
   * for the whole real line, otherwise it is lower, upper, awayFromZero and bound.
   */
  record FunctionDocument(String name, int complexity, String body, List<Double> range) {

    static FunctionDocument of(SymbolicFunction function) {
      SafeRange range = function.range();
      return new FunctionDocument(
          function.name(),
          function.complexity(),
          Notation.EXACT_TEXT.of(function.body()),
          range.equals(SafeRange.EVERYWHERE)
              ? ImmutableList.of()
              : ImmutableList.of(
                  range.lower(), range.upper(), range.awayFromZero(), range.bound()));
    }

    static FunctionDocument read(JsonPlace function) {
      function.withFields("name", "complexity", "body", "range");
      return new FunctionDocument(
          function.field("name").text(),
          function.field("complexity").integer(),
          function.field("body").text(),
          Doubles.asList(function.field("range").numbers()));
    }

    Json json() {
      return new Json.Fields(
          ImmutableMap.of(
              "name", Json.of(name),
              "complexity", Json.of(complexity),
              "body", Json.of(body),
              "range", Json.items(range, Json::of)));
    }

    SymbolicFunction toFunction(CustomFunction... functions) {
      SymbolicFunction function =
          SymbolicFunction.of(name, complexity, Expression.parse(body, functions));
      if (range.isEmpty()) {
        return function;
      }
      checkArgument(range.size() == 4, "a range is empty or four numbers; got %s", range);
      return function.within(new SafeRange(range.get(0), range.get(1), range.get(2), range.get(3)));
    }
  }

  static SymbolicDocument of(SymbolicEdge edge, SymbolicCurve curve) {
    Affine affine = curve.affine();
    return new SymbolicDocument(
        edge.input(),
        edge.subnode(),
        FunctionDocument.of(curve.function()),
        affine.a(),
        affine.b(),
        affine.c(),
        affine.d());
  }

  static SymbolicDocument read(JsonPlace edge) {
    edge.withFields("input", "subnode", "function", "a", "b", "c", "d");
    return new SymbolicDocument(
        edge.field("input").integer(),
        edge.field("subnode").integer(),
        FunctionDocument.read(edge.field("function")),
        edge.field("a").number(),
        edge.field("b").number(),
        edge.field("c").number(),
        edge.field("d").number());
  }

  Json json() {
    return new Json.Fields(
        ImmutableMap.of(
            "input", Json.of(input),
            "subnode", Json.of(subnode),
            "function", function.json(),
            "a", Json.of(a),
            "b", Json.of(b),
            "c", Json.of(c),
            "d", Json.of(d)));
  }

  /**
   * Returns the curve of this edge.
   *
   * @throws IllegalArgumentException if the edge is not valid; the message names the edge
   */
  SymbolicCurve toCurve(CustomFunction... functions) {
    try {
      return new SymbolicCurve(function.toFunction(functions), new Affine(a, b, c, d));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the symbolic edge from input %d to subnode %d, function '%s': %s",
              input,
              subnode,
              function.name(),
              e.getMessage()),
          e);
    }
  }
}
