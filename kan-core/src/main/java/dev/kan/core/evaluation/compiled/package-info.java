// SPDX-License-Identifier: Apache-2.0
/**
 * Layers in the form that loops over samples read, for the evaluators and for least squares; not
 * part of the API. {@link dev.kan.core.evaluation.compiled.CompiledLayer} is that form. Three
 * passes run on it: {@link dev.kan.core.evaluation.compiled.LayerValues} for values, {@link
 * dev.kan.core.evaluation.compiled.LayerJets} for derivatives with respect to inputs, and {@link
 * dev.kan.core.evaluation.compiled.NetworkDerivatives} for derivatives with respect to parameters.
 * Their sums run in different orders, so that their values agree up to rounding only.
 */
package dev.kan.core.evaluation.compiled;
