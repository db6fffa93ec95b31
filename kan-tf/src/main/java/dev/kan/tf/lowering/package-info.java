/**
 * From a network value to TensorFlow ops. {@link dev.kan.tf.lowering.TfKan} is the way in; {@link
 * dev.kan.tf.lowering.LayerTrace} shows what happens on the way to the outputs. Inside, {@code
 * SplineTables} turns a layer's basis into rows to gather, {@code BasisOps} gathers them and runs
 * Horner's rule, {@code NodeOps} makes nodes of subnodes, and {@code LayerOps} puts a layer
 * together around one matrix product.
 *
 * <p>Symbolic edges go beside that product: {@code SymbolicOps} puts those of one function side by
 * side, {@code SymbolicFunctionOps} keeps a function within its safe range, and {@link
 * dev.kan.tf.lowering.ExpressionOps} makes ops of any formula.
 *
 * <p>Derivatives with respect to the inputs ({@link dev.kan.tf.lowering.InputDerivatives}) are
 * carried forward by {@code JetOps}: {@code CurveOps} gives a layer's functions with their
 * derivatives, the chain rule does the rest, and {@code JetNodeOps} makes nodes.
 */
package dev.kan.tf.lowering;
