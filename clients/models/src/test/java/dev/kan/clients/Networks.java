// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.formula.symbolic.EdgeFixing;
import dev.kan.core.init.Initialiser;
import java.util.List;

/** The networks without columns. */
final class Networks {
  private Networks() {}

  /** Returns a network of splines alone, on uniform knots. */
  static Kan plain() {
    return Initialiser.pykan().initialise(KanSpec.builder(2, 5, 1).build(), 1);
  }

  /** Returns a network with product nodes of two and three factors. */
  static Kan products() {
    List<NodeLayout> nodes = List.of(NodeLayout.of(2, 2, 3), NodeLayout.sums(2));
    return Initialiser.pykan().initialise(KanSpec.builder(3, nodes).build(), 2);
  }

  /** Returns a layer with an edge for each function of a library, which stays in its domain. */
  static Kan symbolic(FunctionLibrary library) {
    List<SymbolicFunction> functions = library.functions();
    KanSpec spec = KanSpec.builder(2, functions.size()).build();
    KanLayer layer = Initialiser.pykan().initialise(spec, 3).layer(0);
    Affine inside = new Affine(0.2, 0.6, 1.1, -0.3);
    for (int f = 0; f < functions.size(); f++) {
      layer = layer.withSymbolic(f % 2, f, new SymbolicCurve(functions.get(f), inside));
    }
    return Kan.of(List.of(layer));
  }

  /** Returns a layer of one input with nothing but a function of a library on each edge. */
  static Kan functions(FunctionLibrary library) {
    List<SymbolicFunction> functions = library.functions();
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, functions.size()).build(), 4);
    for (int f = 0; f < functions.size(); f++) {
      SymbolicCurve curve = new SymbolicCurve(functions.get(f), new Affine(0.2, 0.6, 1.1, -0.3));
      kan = EdgeFixing.fixSymbolic(kan, new EdgeIndex(0, 0, f), curve);
    }
    return kan;
  }
}
