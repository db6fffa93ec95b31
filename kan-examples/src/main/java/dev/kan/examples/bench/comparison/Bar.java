// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A ratio of times that is not to be exceeded.
 *
 * @param of what is timed, {@code step} or {@code predict}
 * @param against the peer that is fastest among those that count
 * @param ratio the time here divided by the time of that peer
 * @param most the largest ratio that meets the bar
 */
@JsonPropertyOrder({"of", "against", "ratio", "most", "met"})
record Bar(String of, NetworkPeer against, double ratio, double most) {
  /** Returns true if the ratio is not above the bar. */
  @JsonProperty
  boolean met() {
    return ratio <= most;
  }
}
