// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import org.tensorflow.op.Ops;

/**
 * Names of ops that TensorFlow accepts under every default locale. TensorFlow Java numbers names
 * that are taken, {@code Const_1}, in the digits of the default locale, and TensorFlow refuses all
 * but Latin ones.
 */
public final class LatinNames {
  private LatinNames() {}

  /**
   * The same maker of ops, in the same scope, with Latin digits in the names of the ops it makes.
   * {@link GraphRun#ops} and all that lowers a network do so already; ops of a caller's own need it
   * where the default locale may have other digits.
   *
   * @param tf where to make the ops
   */
  public static Ops of(Ops tf) {
    return tf.scope() instanceof LatinScope ? tf : Ops.create(new LatinScope(tf.scope()).origin());
  }

  /** A name with every decimal digit as a Latin one. */
  static String latin(String name) {
    StringBuilder latin = new StringBuilder(name.length());
    name.codePoints()
        .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
        .forEach(latin::appendCodePoint);
    return latin.toString();
  }
}
