// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression that consists of other expressions. */
abstract sealed class Composite implements Expression permits Sum, Product, Power, Call {
  private static final int LARGEST_SHOWN = 1000;

  private final Object head;
  private final ImmutableList<Expression> parts;
  private final Outline outline;

  /**
   * Creates a node.
   *
   * @param head the kind, exponent or function of the node
   * @param parts the parts of the node
   */
  Composite(Object head, List<Expression> parts) {
    this.head = head;
    this.parts = ImmutableList.copyOf(parts);
    outline = Outline.of(this);
  }

  /** Returns this node with other parts. */
  abstract Expression with(List<Expression> otherParts);

  /**
   * Returns what distinguishes this node from others with the same parts: its kind, exponent or
   * function.
   */
  final Object head() {
    return head;
  }

  final Outline outline() {
    return outline;
  }

  @Override
  public final List<Expression> parts() {
    return parts;
  }

  @Override
  public final int size() {
    return outline.size();
  }

  @Override
  public final int depth() {
    return outline.depth();
  }

  @Override
  public final Expression substitute(Map<String, Expression> replacements) {
    return new Substitution(replacements).of(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Composite that
            && getClass() == that.getClass()
            && outline.equals(that.outline)
            && head.equals(that.head)
            && parts.equals(that.parts));
  }

  @Override
  public final int hashCode() {
    return outline.hash();
  }

  @Override
  public final String toString() {
    return head + (size() <= LARGEST_SHOWN ? parts.toString() : " of " + size() + " nodes");
  }
}
