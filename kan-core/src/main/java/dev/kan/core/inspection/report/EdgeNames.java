// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.Iterables;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import java.util.List;

/** The names of edges: from the user's names at the network's ends, from numbers inside. */
record EdgeNames(Kan kan, List<String> inputs, List<String> outputs) {
  static EdgeNames of(ModelReport report) {
    return new EdgeNames(report.kan(), report.inputNames(), report.outputNames());
  }

  String of(EdgeIndex edge) {
    return input(edge.layer(), edge.input()) + " \u2192 " + subnode(edge.layer(), edge.subnode());
  }

  /** Returns the name of an input of a layer. */
  String input(int layer, int input) {
    return layer == 0 ? inputs.get(input) : "node " + input;
  }

  private String subnode(int layer, int subnode) {
    boolean output = layer == kan.layers().size() - 1;
    boolean sums = Iterables.getLast(kan.layers()).spec().nodes().products() == 0;
    return output && sums ? outputs.get(subnode) : "subnode " + subnode;
  }
}
