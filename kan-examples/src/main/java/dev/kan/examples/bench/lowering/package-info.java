// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmark of the ways to contract one layer. {@link
 * dev.kan.examples.bench.lowering.LoweringCommand} times each way for a grid of sizes and shows
 * which one is chosen.
 */
@NullMarked
package dev.kan.examples.bench.lowering;

import org.jspecify.annotations.NullMarked;
