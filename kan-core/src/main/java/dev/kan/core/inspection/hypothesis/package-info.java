/**
 * How the inputs of a trained network go together. {@link
 * dev.kan.core.inspection.hypothesis.Hypotheses} tests on samples whether the function is a sum or
 * a product of functions of fewer inputs, or has a symmetry; start there. {@link
 * dev.kan.core.inspection.hypothesis.PartitionSearch} finds the finest partitions for which such a
 * hypothesis holds, {@link dev.kan.core.inspection.hypothesis.StructureTree} takes the function
 * apart as far as it goes. All work on any {@link
 * dev.kan.core.inspection.hypothesis.TwiceDifferentiable}, of which an output of a network is one.
 *
 * <p>Source: Liu et al., KAN 2.0 (arXiv 2408.10205), section 4.3.
 */
package dev.kan.core.inspection.hypothesis;
