// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;

/**
 * The history of a network: the steps that led to it, oldest first.
 *
 * @param steps the steps, oldest first
 */
public record Provenance(List<Step> steps) {
  /** The empty history, of a network of unknown origin. */
  public static final Provenance NONE = new Provenance(List.of());

  /** Copies the steps. */
  public Provenance {
    steps = ImmutableList.copyOf(steps);
  }

  /** Returns this history with one more step. */
  public Provenance then(String action, Map<String, String> details) {
    return new Provenance(
        ImmutableList.<Step>builder().addAll(steps).add(new Step(action, details)).build());
  }

  /**
   * One step in the history of a network.
   *
   * @param action the action in words, for example {@code "trained"}
   * @param details the settings of the action, such as seed, optimizer and number of steps; sorted
   *     by key
   */
  public record Step(String action, Map<String, String> details) {
    /** Copies the details. */
    public Step {
      details = ImmutableSortedMap.copyOf(details);
    }
  }
}
