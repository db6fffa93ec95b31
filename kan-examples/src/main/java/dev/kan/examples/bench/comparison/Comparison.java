// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableMap;
import dev.kan.examples.bench.networks.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The times of one network here and in other libraries.
 *
 * @param network the name of the network
 * @param kan the times here
 * @param peers the times of those peers that could be timed
 */
record Comparison(String network, Times kan, Map<NetworkPeer, Times> peers) {
  private static final double MOST_OF_SPLINES = 1;
  private static final double MOST_OF_GAUSSIANS = 1.2;
  private static final double MOST_OF_COMPILED = 1;

  Comparison {
    peers = ImmutableMap.copyOf(peers);
  }

  /**
   * Returns the bars: a step takes no longer than that of the fastest peer with splines and at most
   * 1.2 times as long as that with Gaussians, a prediction no longer than that of the fastest
   * compiled peer. Those without a peer are left out.
   */
  @JsonProperty
  List<Bar> bars() {
    return Stream.of(
            bar("step", Times::stepMs, NetworkPeer::hasSplines, MOST_OF_SPLINES),
            bar("step", Times::stepMs, peer -> peer == NetworkPeer.JAX_RBF, MOST_OF_GAUSSIANS),
            bar("predict", Times::predictMs, NetworkPeer::isCompiled, MOST_OF_COMPILED))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Bar> bar(
      String of, ToDoubleFunction<Times> time, Predicate<NetworkPeer> counts, double most) {
    return peers.entrySet().stream()
        .filter(peer -> counts.test(peer.getKey()))
        .min(Comparator.comparingDouble(peer -> time.applyAsDouble(peer.getValue())))
        .map(
            fastest ->
                new Bar(
                    of,
                    fastest.getKey(),
                    time.applyAsDouble(kan) / time.applyAsDouble(fastest.getValue()),
                    most));
  }
}
