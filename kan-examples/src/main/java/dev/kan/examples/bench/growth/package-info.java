// SPDX-License-Identifier: Apache-2.0
/**
 * How time and memory grow with the size of networks and data. {@link
 * dev.kan.examples.bench.growth.GrowthCommand} varies one {@link
 * dev.kan.examples.bench.growth.Dimension} at a time, {@link
 * dev.kan.examples.bench.growth.LimitsCommand} runs each {@link
 * dev.kan.examples.bench.growth.LargeCase} once. Each size is measured in a process of its own.
 */
@NullMarked
package dev.kan.examples.bench.growth;

import org.jspecify.annotations.NullMarked;
