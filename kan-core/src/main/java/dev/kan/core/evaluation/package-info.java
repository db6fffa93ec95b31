/**
 * Runs a network in plain Java, in double precision and with no native library: {@link
 * dev.kan.core.evaluation.KanEvaluator} gives its outputs, {@link
 * dev.kan.core.evaluation.DerivativeEvaluator} their derivatives with respect to the inputs as
 * well. They are also what the TensorFlow lowering is tested against.
 */
package dev.kan.core.evaluation;
