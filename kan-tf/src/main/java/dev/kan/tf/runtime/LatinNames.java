// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import org.tensorflow.op.Ops;

/**
 * Gives ops names that TensorFlow accepts under every default locale. TensorFlow Java makes names
 * unique by a number, as in {@code Const_1}, in the digits of the default locale, but TensorFlow
 * rejects digits that are not Latin.
 */
public final class LatinNames {
  private LatinNames() {}

  /**
   * Returns a factory of ops in the same scope that uses Latin digits in the names of the ops.
   * {@link GraphRun#ops} and all methods of this library that add ops do so already. Ops that a
   * caller adds need it if the default locale may have other digits.
   *
   * @param tf the factory of ops
   */
  public static Ops of(Ops tf) {
    return tf.scope() instanceof LatinScope ? tf : Ops.create(new LatinScope(tf.scope()).origin());
  }

  /** Returns a name with every decimal digit replaced by the Latin one. */
  static String latin(String name) {
    StringBuilder latin = new StringBuilder(name.length());
    name.codePoints()
        .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
        .forEach(latin::appendCodePoint);
    return latin.toString();
  }
}
