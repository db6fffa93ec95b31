/**
 * Networks as immutable values. A {@link dev.kan.core.Kan} is a list of {@link
 * dev.kan.core.KanLayer}s; a layer is a {@link dev.kan.core.LayerSpec} (grid, nodes, base function)
 * with parameters and an edge mask. {@link dev.kan.core.KanSpec} describes a network before it has
 * parameters; an initialiser of {@link dev.kan.core.init} turns it into one. To work with a table
 * of named columns, start at {@link dev.kan.core.model} instead: a model is a network with the
 * columns that it takes and predicts.
 *
 * <p>The packages of this module, in the order in which they are needed:
 *
 * <ul>
 *   <li>{@link dev.kan.core.model}: a network with the columns that it takes and predicts
 *   <li>{@link dev.kan.core.data}: tables, samples, data sets
 *   <li>{@link dev.kan.core.training}: settings and results that all trainers share, and the
 *       second-order {@linkplain dev.kan.core.training.ladder fit} that needs no settings
 *   <li>{@link dev.kan.core.evaluation}: outputs and derivatives in plain Java, {@linkplain
 *       dev.kan.core.evaluation.metric losses and metrics}, {@linkplain
 *       dev.kan.core.evaluation.attribution importances}
 *   <li>editing: {@linkplain dev.kan.core.editing.pruning pruning}, {@linkplain
 *       dev.kan.core.editing.grid knots} and {@linkplain dev.kan.core.editing.structure structure}
 *   <li>formula: {@linkplain dev.kan.core.formula.symbolic functions for edges}, {@linkplain
 *       dev.kan.core.formula.discovery discovery} of formulas, {@linkplain
 *       dev.kan.core.formula.compile compilation} of formulas into networks
 *   <li>{@link dev.kan.core.expression}: formulas, the {@linkplain dev.kan.core.expression.library
 *       functions} that they use and their {@linkplain dev.kan.core.expression.notation notations}
 *   <li>inspection: {@linkplain dev.kan.core.inspection.drawing pictures}, {@linkplain
 *       dev.kan.core.inspection.report reports} and {@linkplain dev.kan.core.inspection.hypothesis
 *       tests of structure}
 *   <li>storage: {@linkplain dev.kan.core.storage.csv tables as CSV}, {@linkplain
 *       dev.kan.core.storage.json JSON} and the {@linkplain dev.kan.core.storage.history history}
 *       of a model
 *   <li>{@link dev.kan.core.spline}: the B-splines on the edges
 * </ul>
 *
 * <p>One edge is {@code phi(x) = mask * (baseScale * b(x) + splineScale * sum_m coef_m B_m(x))},
 * plus {@code c f(a x + b) + d} if it has a symbolic part. A layer sums its edges into subnodes,
 * applies the subnode affine map, multiplies groups of subnodes at product nodes, and applies the
 * node affine map (Liu et al., arXiv 2404.19756 and 2408.10205).
 */
package dev.kan.core;
