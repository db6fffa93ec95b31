/**
 * The importance of the parts of a network. Start with {@link
 * dev.kan.core.evaluation.attribution.Attribution}, which scores edges, nodes and inputs by how
 * strongly the outputs vary through them on given samples; pruning uses these scores. {@link
 * dev.kan.core.evaluation.attribution.Sparsity} is the penalty that training adds to a loss so that
 * most scores become small. Both are computed from {@link
 * dev.kan.core.evaluation.attribution.LayerDeviations}, the standard deviations of a layer's
 * inputs, edges and subnodes.
 *
 * <p>Source: Liu et al., KAN (arXiv 2404.19756), section 2.5, and KAN 2.0 (arXiv 2408.10205),
 * section 4. The values agree with pykan.
 */
package dev.kan.core.evaluation.attribution;
