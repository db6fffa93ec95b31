// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.storage.json.tree.JsonPlace;
import dev.kan.core.storage.json.tree.JsonText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The header of a file in the safetensors format.
 *
 * @param metadata the texts that the writer of the file added, by their names
 * @param entries the descriptions of the tensors by their names
 */
record TensorHeader(Map<String, String> metadata, Map<String, TensorEntry> entries) {
  private static final String METADATA = "__metadata__";

  /** Copies the maps. */
  TensorHeader {
    metadata = ImmutableMap.copyOf(metadata);
    entries = ImmutableMap.copyOf(entries);
  }

  /**
   * Returns the header for its text.
   *
   * @param json the text
   * @param dataBytes the number of bytes after the header
   * @throws IllegalArgumentException if the text is not a header, or the tensors overlap, leave
   *     gaps or do not end where the file ends
   */
  static TensorHeader parse(String json, long dataBytes) {
    JsonPlace root = new JsonPlace("", JsonText.parse(json));
    Map<String, TensorEntry> entries =
        root.names().stream()
            .filter(name -> !name.equals(METADATA))
            .map(name -> TensorEntry.of(name, root.field(name)))
            .collect(toImmutableMap(TensorEntry::name, Function.identity()));
    requireSeamless(
        entries.values().stream()
            .sorted(
                Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
            .toList(),
        dataBytes);
    Map<String, String> metadata =
        root.names().contains(METADATA) ? root.field(METADATA).texts() : Map.of();
    return new TensorHeader(metadata, entries);
  }

  private static void requireSeamless(List<TensorEntry> inOrder, long dataBytes) {
    long end = 0;
    for (TensorEntry each : inOrder) {
      checkArgument(
          each.begin() == end,
          "%s: expected to begin at byte %s, where the tensor before ends; got %s",
          each.name(),
          end,
          each.begin());
      end = each.end();
    }
    checkArgument(
        end == dataBytes, "the tensors need %s bytes; the file has %s for them", end, dataBytes);
  }
}
