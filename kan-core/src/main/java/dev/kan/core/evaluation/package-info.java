/**
 * Runs a network in plain Java, in double precision and with no native library: {@link
 * dev.kan.core.evaluation.KanEvaluator} gives its outputs, {@link
 * dev.kan.core.evaluation.DerivativeEvaluator} their gradients and unmixed second derivatives with
 * respect to the inputs as well, and {@link dev.kan.core.evaluation.HessianEvaluator} their Hessian
 * matrices. They are also what the TensorFlow lowering is tested against.
 */
package dev.kan.core.evaluation;
