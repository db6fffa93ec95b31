/**
 * The network as a value. A {@link dev.kan.core.Kan} is a list of {@link dev.kan.core.KanLayer}s; a
 * layer is a {@link dev.kan.core.LayerSpec} (grid, nodes, base function) with parameters and an
 * edge mask. {@link dev.kan.core.KanSpec} describes a network before it has parameters; an
 * initialiser of {@link dev.kan.core.init} turns it into one.
 *
 * <p>Read next: {@link dev.kan.core.evaluation} runs a network in plain Java, {@link
 * dev.kan.core.data} holds samples, {@link dev.kan.core.evaluation.metric} says how good outputs
 * are, {@link dev.kan.core.evaluation.attribution} what matters in a network, {@link
 * dev.kan.core.editing.pruning} drops the rest, {@link dev.kan.core.editing.grid} moves and refines
 * knots, {@link dev.kan.core.storage.json} writes and reads networks, {@link
 * dev.kan.core.storage.history} keeps a directory of a model's versions, {@link
 * dev.kan.core.spline} is the mathematics underneath. From networks to formulas: {@link
 * dev.kan.core.formula.discovery} does all of it, {@link dev.kan.core.formula.symbolic} step by
 * step; {@link dev.kan.core.expression} and {@link dev.kan.core.expression.notation} hold and write
 * formulas, {@link dev.kan.core.inspection.drawing} and {@link dev.kan.core.inspection.report} show
 * networks.
 *
 * <p>One edge is {@code phi(x) = mask * (baseScale * b(x) + splineScale * sum_m coef_m B_m(x))},
 * plus {@code c f(a x + b) + d} if it has a symbolic part. A layer sums its edges into subnodes,
 * applies the subnode affine map, multiplies groups of subnodes at product nodes, and applies the
 * node affine map (Liu et al., arXiv 2404.19756 and 2408.10205).
 */
package dev.kan.core;
