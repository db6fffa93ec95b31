/**
 * Tests of how a trained network combines its inputs. Start at {@link
 * dev.kan.core.inspection.hypothesis.Hypotheses}, which tests on samples if the function is a sum
 * or a product of functions of fewer inputs, or has a symmetry. {@link
 * dev.kan.core.inspection.hypothesis.PartitionSearch} finds the finest partitions for which such a
 * hypothesis holds. {@link dev.kan.core.inspection.hypothesis.StructureTree} divides the function
 * into parts as far as possible. All of them work on any {@link
 * dev.kan.core.inspection.hypothesis.TwiceDifferentiable}, such as an output of a network.
 *
 * <p>Source: Liu et al., KAN 2.0 (arXiv 2408.10205), section 4.3.
 */
package dev.kan.core.inspection.hypothesis;
