// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description of a saved version of a {@link ModelHistory}.
 *
 * @param id the id of the version, which includes the branch
 * @param parent the version before it on its branch, or the version that the branch starts from;
 *     empty for the first version of a branch without a start
 * @param saved the time of saving by the clock of the history
 * @param action the last step of the network's provenance, for example {@code "trained"}; empty if
 *     it is unknown
 * @param details the details of that step, sorted by key
 * @param widths the number of inputs, followed by the number of nodes of each layer: {@code layers
 *     + 1} numbers
 * @param trainableParameters the number of parameters that are trained
 * @param checksum the checksum of the network, which {@link ModelHistory#restore} verifies; empty
 *     if the version was saved before checksums were introduced, so that damage cannot be detected
 */
public record Version(
    VersionId id,
    Optional<VersionId> parent,
    Instant saved,
    String action,
    Map<String, String> details,
    List<Integer> widths,
    long trainableParameters,
    Optional<String> checksum) {
  /** Copies the details and widths. */
  public Version {
    details = ImmutableSortedMap.copyOf(details);
    widths = ImmutableList.copyOf(widths);
  }
}
