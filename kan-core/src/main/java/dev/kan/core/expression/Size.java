// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

/**
 * The reading size of expressions: the number of numbers, names, functions, exponents and pairs of
 * parentheses. Signs are not counted. A power of a product counts as the product of the powers, so
 * that {@code (x y)^2} and {@code x^2 y^2} have the same size.
 */
final class Size {
  private static final Constant MINUS_ONE = new Constant(-1);

  private Size() {}

  static int of(Expression expression) {
    return expression instanceof Composite node ? node.outline().reading() : 1;
  }

  /** Returns the size of a node, computed from the sizes of its parts. */
  static int whole(Composite node) {
    if (isWrapper(node)) {
      return of(node.parts().get(0));
    }
    int size = node instanceof Call ? 1 : 0;
    for (Expression part : node.parts()) {
      if (node instanceof Product) {
        size += factor(part);
      } else {
        size += node instanceof Power ? ofPower(part) : of(part);
      }
    }
    return Math.max(1, size);
  }

  /** Returns the size of a power of a node. */
  static int powered(Composite node) {
    if (isWrapper(node)) {
      return ofPower(node.parts().get(0));
    }
    if (node instanceof Product product) {
      int size = 0;
      for (Expression factor : product.factors()) {
        size += factor.equals(MINUS_ONE) ? 0 : ofPower(factor);
      }
      return size;
    }
    if (node instanceof Power power) {
      return ofPowerOfPower(power.base());
    }
    return whole(node) + 1 + (node instanceof Sum ? 1 : 0);
  }

  private static int factor(Expression factor) {
    if (factor.equals(MINUS_ONE)) {
      return 0;
    }
    return of(factor) + (unwrapped(factor) instanceof Sum ? 1 : 0);
  }

  private static int ofPower(Expression base) {
    return base instanceof Composite node ? node.outline().powered() : 2;
  }

  private static int ofPowerOfPower(Expression base) {
    if (!(unwrapped(base) instanceof Product product)) {
      return Math.max(1, ofPower(base)) + 2;
    }
    int size = 0;
    for (Expression factor : product.factors()) {
      size += factor.equals(MINUS_ONE) ? 0 : ofPowerOfPower(factor);
    }
    return size;
  }

  /** Returns an expression without enclosing sums and products of one part. */
  private static Expression unwrapped(Expression expression) {
    return isWrapper(expression) ? unwrapped(expression.parts().get(0)) : expression;
  }

  private static boolean isWrapper(Expression expression) {
    return (expression instanceof Sum || expression instanceof Product)
        && expression.parts().size() == 1;
  }
}
