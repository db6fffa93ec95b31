// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.pruning.Nodes;
import dev.kan.core.editing.pruning.Pruning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Pruning of a model: nodes and edges by their scores, then columns that nothing leads from. */
final class ModelPruning {
  private ModelPruning() {}

  static KanModel prune(KanModel model, Pruning pruning, Batch inputs) {
    Kan pruned = withoutInputs(pruning).prune(model.kan(), inputs).kan();
    KanLayer first = pruned.layer(0);
    List<Column> columns = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    int start = 0;
    for (Column column : model.schema().columns()) {
      int end = start + column.inputs().size();
      if (IntStream.range(start, end).anyMatch(input -> leadsOn(first, input))) {
        columns.add(column);
        IntStream.range(start, end).forEach(kept::add);
      }
      start = end;
    }
    // a constant depends on no column; the model keeps them all, since it needs at least one
    if (columns.isEmpty() || kept.size() == start) {
      return new KanModel(pruned, model.schema(), model.loss(), Scores.UNKNOWN);
    }
    Kan narrow = Nodes.keep(pruned, 0, kept.stream().mapToInt(Integer::intValue).toArray());
    return new KanModel(
        narrow, new Schema(columns, model.schema().target()), model.loss(), Scores.UNKNOWN);
  }

  private static Pruning withoutInputs(Pruning pruning) {
    return new Pruning(pruning.nodeThreshold(), pruning.edgeThreshold(), OptionalDouble.empty());
  }

  private static boolean leadsOn(KanLayer layer, int input) {
    return IntStream.range(0, layer.spec().subnodes())
        .anyMatch(subnode -> layer.present(input, subnode));
  }
}
