/**
 * The lowering of networks to TensorFlow ops. Start at {@link dev.kan.tf.lowering.TfKan}, which
 * adds a network to a graph. {@link dev.kan.tf.lowering.LayerTrace} holds the intermediate results
 * of a layer, {@link dev.kan.tf.lowering.InputDerivatives} the derivatives of the outputs with
 * respect to the inputs. {@link dev.kan.tf.lowering.ExpressionOps} adds a formula to a graph.
 *
 * <p>Inside, {@code LayerOps} computes a layer around one {@link dev.kan.tf.lowering.Contraction}
 * of basis functions and weights, which {@code ContractionCost} chooses: {@code SplineTables} and
 * {@code BasisOps} compute all functions, {@code SplineWindows} and {@code GatheredOps} only those
 * that are not zero. {@code NodeOps} computes the nodes. {@code SymbolicOps} and {@code
 * SymbolicFunctionOps} add the symbolic edges, within the safe range of each function. {@code
 * JetOps}, with {@code CurveOps} and {@code JetNodeOps}, computes a layer together with its
 * derivatives by the chain rule. {@code SecantOps} and {@code ProductShares} compute the
 * contributions of inputs.
 */
package dev.kan.tf.lowering;
