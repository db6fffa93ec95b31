/**
 * Runs a network in plain Java, in double precision and with no native library: {@link
 * dev.kan.core.eval.KanEvaluator}. It is also what the TensorFlow lowering is tested against.
 */
package dev.kan.core.eval;
