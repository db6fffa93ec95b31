// SPDX-License-Identifier: Apache-2.0
/**
 * Learns a model from a table without any choice by the user. The place to start is {@link
 * dev.kan.core.model.auto.AutoTrainer}; it returns an {@link dev.kan.core.model.auto.AutoTraining}:
 * the model, how each {@link dev.kan.core.model.auto.CandidateScore candidate} did, and what was
 * left out. An {@link dev.kan.core.model.auto.AutoListener} receives the progress.
 */
package dev.kan.core.model.auto;
