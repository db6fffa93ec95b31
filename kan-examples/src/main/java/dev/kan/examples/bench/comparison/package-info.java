/**
 * Times and fits of networks beside those of libraries of Python, alternating in one run. {@link
 * dev.kan.examples.bench.comparison.PeersCommand} compares steps and predictions: a {@link
 * dev.kan.examples.bench.comparison.NetworkPeer} is timed in a process of its own, a {@link
 * dev.kan.examples.bench.comparison.Comparison} holds the times of a network and a {@link
 * dev.kan.examples.bench.comparison.Bar} a ratio that is not to be exceeded. {@link
 * dev.kan.examples.bench.comparison.FitCurvesCommand} compares second-order fits.
 */
@NullMarked
package dev.kan.examples.bench.comparison;

import org.jspecify.annotations.NullMarked;
