/**
 * The conversion of expressions to networks, the inverse of symbolic regression (pykan's kanpiler).
 * Start with {@link dev.kan.core.formula.compile.ExpressionCompiler}. Internally, {@code Terms}
 * splits a sum into terms, {@code Link} turns a term into an edge, {@code LinearForm} collects the
 * edges of a subnode, {@code PlannedNode} describes a node, and {@code Plan} assigns nodes to
 * layers.
 */
package dev.kan.core.formula.compile;
