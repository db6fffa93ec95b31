// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The contents of a history.
 *
 * @param versions the versions, by time and then by id
 * @param damaged the reasons why the other versions cannot be read, by id
 */
record Listing(List<Version> versions, Map<VersionId, String> damaged) {
  static Listing read(List<VersionDirectory> directories) {
    List<Version> versions = new ArrayList<>();
    ImmutableSortedMap.Builder<VersionId, String> damaged = ImmutableSortedMap.naturalOrder();
    for (VersionDirectory each : directories) {
      try {
        versions.add(each.readDescription());
      } catch (IllegalArgumentException e) {
        damaged.put(each.id(), String.valueOf(e.getMessage()));
      } catch (IOException e) {
        // the message of a file system exception may be only the name of the file
        damaged.put(each.id(), e.toString());
      }
    }
    versions.sort(Comparator.comparing(Version::saved).thenComparing(Version::id));
    return new Listing(ImmutableList.copyOf(versions), damaged.build());
  }

  /** Returns a table with a header line and one line for each version. */
  String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "from", "saved", "widths", "trainable", "action"));
    versions.forEach(version -> rows.add(row(version)));
    damaged.forEach(
        (id, reason) ->
            rows.add(List.of(id.toString(), "-", "-", "-", "-", "damaged: " + oneLine(reason))));
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> row(Version version) {
    return List.of(
        version.id().toString(),
        version.parent().map(VersionId::toString).orElse("-"),
        version.saved().truncatedTo(ChronoUnit.SECONDS).toString(),
        version.widths().toString(),
        Long.toString(version.trainableParameters()),
        oneLine(version.action() + " " + details(version)));
  }

  private static String details(Version version) {
    return version.details().entrySet().stream()
        .map(detail -> detail.getKey() + "=" + detail.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> Strings.padEnd(row.get(column), widths[column], ' '))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
