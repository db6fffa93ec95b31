// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** A part of a function: a number made of some of the inputs. */
public sealed interface StructureNode {
  /** The inputs that the part is made of, counted from 0, in the order of the tree. */
  List<Integer> inputs();

  /** A function that does not vary. */
  record Constant() implements StructureNode {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }
  }

  /**
   * A function of one input; the input itself, where it is a part of a {@link Combining#FUNCTION}.
   *
   * @param input counted from 0
   */
  record Input(int input) implements StructureNode {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * Parts put together.
   *
   * @param combining how
   * @param parts at least two
   * @param score the score of the hypothesis that this rests on; 0 for a function of single inputs,
   *     which every function is
   */
  record Combination(Combining combining, List<StructureNode> parts, double score)
      implements StructureNode {
    /** Copies the list. */
    public Combination {
      parts = ImmutableList.copyOf(parts);
    }

    @Override
    public List<Integer> inputs() {
      return parts.stream()
          .map(StructureNode::inputs)
          .flatMap(List::stream)
          .collect(ImmutableList.toImmutableList());
    }
  }
}
