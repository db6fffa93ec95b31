/**
 * Evaluation of networks in plain Java, in double precision and without native libraries. Start
 * with {@link dev.kan.core.evaluation.KanEvaluator}, which computes outputs. {@link
 * dev.kan.core.evaluation.DerivativeEvaluator} adds gradients and unmixed second derivatives with
 * respect to the inputs, and {@link dev.kan.core.evaluation.HessianEvaluator} Hessian matrices.
 * {@link dev.kan.core.evaluation.ContributionEvaluator} says how much each input contributes to an
 * output. The TensorFlow lowering is tested against these evaluators.
 */
package dev.kan.core.evaluation;
