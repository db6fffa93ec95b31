// SPDX-License-Identifier: Apache-2.0
/**
 * Layers in a form for fast loops over samples, used by the evaluators and by least squares; not
 * part of the API. {@link dev.kan.core.evaluation.compiled.CompiledLayer} is that form. Four
 * computations use it: {@link dev.kan.core.evaluation.compiled.NetworkValues} for values, {@link
 * dev.kan.core.evaluation.compiled.LayerJets} for derivatives with respect to inputs, {@link
 * dev.kan.core.evaluation.compiled.NetworkDerivatives} for derivatives with respect to parameters,
 * and {@link dev.kan.core.evaluation.compiled.LayerSecants} for contributions of inputs. They sum
 * in different orders, so their values agree only up to rounding.
 *
 * <p>Values are what models are used for, so they have a form of their own: {@link
 * dev.kan.core.evaluation.compiled.NumericEdges}, either a polynomial for each edge or rows of
 * weights, whichever is faster for a layer.
 */
package dev.kan.core.evaluation.compiled;
