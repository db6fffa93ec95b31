// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.VariableNames;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import java.util.List;
import java.util.Optional;

/**
 * A network with the samples, units and names by which a report shows it.
 *
 * @param kan the network
 * @param train samples in the units of the data, on which scores, curves and coverage are computed
 * @param test further samples for the metrics, in the units of the data
 * @param units the normalisations of inputs and targets on their way to the network
 * @param names one name for each input, all different, and one for each output
 */
record ReportedNetwork(
    Kan kan, Samples train, Optional<Samples> test, Units units, VariableNames names) {
  /**
   * Checks that everything belongs together.
   *
   * @throws IllegalArgumentException if samples or a normalisation have other widths than the
   *     network, there are not as many names as inputs and outputs, one is blank, or two inputs
   *     have one name
   */
  ReportedNetwork {
    requireWidths(kan, "training", train);
    test.ifPresent(samples -> requireWidths(kan, "test", samples));
    requireWidth("input", units.inputs().map(each -> each.means().size()), kan.inputs());
    requireWidth("target", units.targets().map(each -> each.means().size()), kan.outputs());
    requireNames("input", names.inputs(), kan.inputs());
    requireNames("output", names.outputs(), kan.outputs());
    requireDistinct("input names", names.inputs());
  }

  private static void requireWidths(Kan kan, String which, Samples samples) {
    samples.inputs().requireColumns(kan.inputs(), "the " + which + " inputs");
    samples.targets().requireColumns(kan.outputs(), "the " + which + " targets");
  }

  private static void requireWidth(String what, Optional<Integer> width, int expected) {
    checkArgument(
        width.orElse(expected) == expected,
        "expected a normalisation of %s %ss; got one of %s",
        expected,
        what,
        width.orElse(0));
  }

  private static void requireNames(String what, List<String> names, int expected) {
    checkArgument(
        names.size() == expected && names.stream().noneMatch(String::isBlank),
        "expected %s %s names, none of them blank; got %s",
        expected,
        what,
        names);
  }

  static void requireDistinct(String what, List<String> names) {
    checkArgument(
        names.stream().distinct().count() == names.size(), "%s must differ; got %s", what, names);
  }

  /** Returns the inputs of samples as the network takes them. */
  Batch inputs(Samples samples) {
    Batch x = samples.inputs();
    return units.inputs().map(each -> each.apply(x)).orElse(x);
  }

  /** Returns the network's outputs for samples, in the units of the data. */
  Batch outputs(Samples samples) {
    Batch y = KanEvaluator.of(kan).evaluate(inputs(samples));
    return units.targets().map(each -> each.undo(y)).orElse(y);
  }

  /**
   * Returns the name of an edge: from the user's names at the network's ends, else from numbers.
   */
  String name(EdgeIndex edge) {
    return input(edge.layer(), edge.input()) + " \u2192 " + subnode(edge.layer(), edge.subnode());
  }

  /** Returns the name of an input of a layer. */
  String input(int layer, int input) {
    return layer == 0 ? names.inputs().get(input) : "node " + input;
  }

  private String subnode(int layer, int subnode) {
    int last = kan.layers().size() - 1;
    boolean isOutput = layer == last && kan.layer(last).spec().nodes().products() == 0;
    return isOutput ? names.outputs().get(subnode) : "subnode " + subnode;
  }
}
