// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** A part of a function: a function of some of the inputs. */
public sealed interface StructureNode {
  /** Returns the indices of the inputs of this part, from 0, in the order of the tree. */
  List<Integer> inputs();

  /** A function that does not vary. */
  record Constant() implements StructureNode {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }
  }

  /**
   * A function of one input, or the input itself if it is a part of a {@link Combining#FUNCTION}.
   *
   * @param input the index of the input, from 0
   */
  record Input(int input) implements StructureNode {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * A combination of parts.
   *
   * @param combining the way in which the parts are combined
   * @param parts the parts, at least two
   * @param score the score of the hypothesis that the parts are combined this way; 0 for a function
   *     of single inputs, since every function is one
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
