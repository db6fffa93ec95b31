// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link ModelHistory} says of one saved network.
 *
 * @param id its name, which holds the branch
 * @param parent the version before it on its branch, or where the branch starts from; none for the
 *     first version of a branch that starts from nothing
 * @param saved when it was saved, by the history's clock
 * @param action the last step of the network's provenance, for example {@code "trained"}; empty if
 *     nothing is known
 * @param details of that step, sorted by key
 * @param widths the numbers of nodes, inputs first: {@code layers + 1} numbers
 * @param trainableParameters how many parameters training changes
 * @param checksum of the network, which {@link ModelHistory#restore} checks; none if the version
 *     was saved before there were checksums, so that damage would not be found
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
