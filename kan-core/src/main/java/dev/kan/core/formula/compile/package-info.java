/**
 * From expressions to networks, the way back from symbolic regression (pykan's kanpiler). {@link
 * dev.kan.core.formula.compile.ExpressionCompiler} is the way in. Inside, {@code Terms} takes a sum
 * apart, {@code Link} makes an edge of a term, {@code LinearForm} what arrives at a subnode, {@code
 * PlannedNode} a node, and {@code Plan} finds the layer of each.
 */
package dev.kan.core.formula.compile;
