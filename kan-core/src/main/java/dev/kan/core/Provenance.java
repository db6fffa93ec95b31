// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;

/**
 * How a network came to be: what was done to it, oldest first.
 *
 * @param steps the steps, oldest first
 */
public record Provenance(List<Step> steps) {
  /** Nothing is known. */
  public static final Provenance NONE = new Provenance(List.of());

  /** Copies the steps. */
  public Provenance {
    steps = ImmutableList.copyOf(steps);
  }

  /** Returns this history and one more step. */
  public Provenance then(String action, Map<String, String> details) {
    return new Provenance(
        ImmutableList.<Step>builder().addAll(steps).add(new Step(action, details)).build());
  }

  /**
   * One thing that was done.
   *
   * @param action what was done, for example {@code "trained"}
   * @param details with what: seed, optimizer, number of steps; sorted by key
   */
  public record Step(String action, Map<String, String> details) {
    /** Copies the details. */
    public Step {
      details = ImmutableSortedMap.copyOf(details);
    }
  }
}
