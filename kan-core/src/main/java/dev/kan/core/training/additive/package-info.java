// SPDX-License-Identifier: Apache-2.0
/**
 * Learns additive functions of a table's columns, and hidden nodes on top of them, without any
 * setting to choose. To read it, begin with what goes in and comes out:
 *
 * <ol>
 *   <li>A {@link dev.kan.core.training.additive.Problem} holds the rows to learn from. A {@link
 *       dev.kan.core.training.additive.Learner} fits a {@link
 *       dev.kan.core.training.additive.Candidate} of each kind and measures it on rows that it did
 *       not see. A {@link dev.kan.core.training.additive.Stack} is their best weighted sum, which
 *       {@link dev.kan.core.training.additive.Assembly} makes one network.
 *   <li>A {@link dev.kan.core.training.additive.Design} holds the rows as sparse features. A {@link
 *       dev.kan.core.training.additive.TermSpace} combines features into the terms that are
 *       penalised.
 *   <li>{@link dev.kan.core.training.additive.AdditiveFitting} fits additive functions, by {@link
 *       dev.kan.core.training.additive.RidgeRegression} with the {@link
 *       dev.kan.core.training.additive.Strengths} that it finds. A {@link
 *       dev.kan.core.training.additive.RidgeProblem} says what least squares are solved, {@link
 *       dev.kan.core.training.additive.MonotoneTerms} which curves must rise or fall.
 *   <li>{@link dev.kan.core.training.additive.TwoLayers} adds hidden nodes: it follows a {@link
 *       dev.kan.core.training.additive.FoldPath} for each fold, along which an {@link
 *       dev.kan.core.training.additive.Objective} becomes smaller.
 * </ol>
 */
package dev.kan.core.training.additive;
