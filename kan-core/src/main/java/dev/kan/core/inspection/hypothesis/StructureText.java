// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import dev.kan.core.inspection.hypothesis.StructureNode.Combination;
import dev.kan.core.inspection.hypothesis.StructureNode.Input;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as a formula in which each unknown function is called f. */
record StructureText(List<String> names) {
  String of(StructureNode node) {
    if (node instanceof Input input) {
      return "f(" + name(input) + ")";
    }
    if (node instanceof Combination combination) {
      return of(combination);
    }
    return "constant";
  }

  private String of(Combination node) {
    return switch (node.combining()) {
      case SUM -> joined(node, " + ");
      case PRODUCT -> node.parts().stream().map(this::factor).collect(Collectors.joining(" * "));
      case FUNCTION_OF_SUM -> "f(" + joined(node, " + ") + ")";
      case FUNCTION ->
          node.parts().stream()
              .map(part -> part instanceof Input input ? name(input) : of(part))
              .collect(Collectors.joining(", ", "f(", ")"));
    };
  }

  private String joined(Combination node, String separator) {
    return node.parts().stream().map(this::of).collect(Collectors.joining(separator));
  }

  private String factor(StructureNode part) {
    boolean bare =
        part instanceof Combination node
            && (node.combining() == Combining.SUM || node.combining() == Combining.PRODUCT);
    return bare ? "(" + of(part) + ")" : of(part);
  }

  private String name(Input input) {
    return names.get(input.input());
  }
}
