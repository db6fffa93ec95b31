// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.Provenance;
import dev.kan.core.formula.symbolic.SymbolicFormula.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section on the network, its data and its history. */
final class FactsSection {
  private FactsSection() {}

  static Section of(ReportSettings settings) {
    Kan kan = settings.network().kan();
    String layers =
        Html.table(
            "Layers, counted from 0",
            ImmutableList.of(
                "layer",
                "inputs",
                "nodes",
                "grid intervals",
                "order",
                "base",
                "outside the grid",
                "numeric edges",
                "symbolic",
                "both",
                "absent"),
            IntStream.range(0, kan.layers().size()).mapToObj(l -> layer(l, kan.layer(l))).toList());
    return new Section("facts", "Facts", facts(settings) + layers + history(kan.provenance()));
  }

  private static String facts(ReportSettings settings) {
    ReportedNetwork network = settings.network();
    Kan kan = network.kan();
    List<List<String>> rows = new ArrayList<>();
    rows.add(fact("Widths", kan.widths().toString()));
    rows.add(
        fact(
            "Parameters",
            String.format(
                Locale.ROOT,
                "%d, of which %d trainable",
                kan.parameterCount(),
                kan.trainableParameterCount())));
    rows.add(fact("Training samples", Integer.toString(network.train().size())));
    network.test().ifPresent(test -> rows.add(fact("Test samples", Integer.toString(test.size()))));
    rows.add(fact("Normalised", normalised(network.units())));
    rows.add(fact("Inputs", String.join(", ", network.names().inputs())));
    rows.add(fact("Outputs", String.join(", ", network.names().outputs())));
    settings.facts().forEach((name, value) -> rows.add(fact(name, value)));
    Optional.ofNullable(ModelReport.class.getPackage().getImplementationVersion())
        .ifPresent(version -> rows.add(fact("Library version", version)));
    return Html.table("Model, data and run", ImmutableList.of("fact", "value"), rows);
  }

  private static String normalised(Units units) {
    boolean inputs = units.inputs().isPresent();
    boolean targets = units.targets().isPresent();
    if (inputs) {
      return targets ? "inputs and targets" : "inputs";
    }
    return targets ? "targets" : "nothing";
  }

  private static List<String> fact(String name, String value) {
    return ImmutableList.of(Html.text(name), Html.text(value));
  }

  private static List<String> layer(int index, KanLayer layer) {
    LayerSpec spec = layer.spec();
    int[] kinds = new int[4];
    for (int i = 0; i < spec.inputs(); i++) {
      for (int s = 0; s < spec.subnodes(); s++) {
        Edge edge = layer.edge(i, s);
        kinds[edge.symbolic().isEmpty() ? (edge.active() ? 0 : 3) : (edge.active() ? 2 : 1)]++;
      }
    }
    ImmutableList.Builder<String> cells = ImmutableList.builder();
    cells.add(Integer.toString(index), Integer.toString(spec.inputs()), nodes(spec.nodes()));
    cells.add(Integer.toString(spec.grid().gridIntervals()));
    cells.add(Integer.toString(spec.grid().order()));
    cells.add(Html.text(spec.base().name()), Html.text(spec.outside().name()));
    for (int count : kinds) {
      cells.add(Integer.toString(count));
    }
    return cells.build();
  }

  private static String nodes(NodeLayout nodes) {
    String sums = nodes.sums() + (nodes.sums() == 1 ? " sum" : " sums");
    return nodes.products() == 0
        ? sums
        : sums + ", products of " + Html.text(nodes.arities().toString());
  }

  static String history(Provenance provenance) {
    if (provenance.steps().isEmpty()) {
      return Html.paragraph("Nothing is known of how the network came to be.");
    }
    List<Provenance.Step> steps = provenance.steps();
    return Html.table(
        "How the network came to be",
        ImmutableList.of("step", "what was done", "with"),
        IntStream.range(0, steps.size())
            .<List<String>>mapToObj(
                i ->
                    ImmutableList.of(
                        Integer.toString(i + 1),
                        Html.text(steps.get(i).action()),
                        details(steps.get(i).details())))
            .toList());
  }

  private static String details(Map<String, String> details) {
    return details.entrySet().stream()
        .map(each -> Html.text(each.getKey()) + "&#160;= " + Html.text(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
