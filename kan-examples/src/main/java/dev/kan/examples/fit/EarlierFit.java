// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kan.core.training.StopReason;
import dev.kan.examples.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fit whose model is in a directory.
 *
 * @param identity the choices of the user and the table
 * @param results its results
 */
record EarlierFit(Map<String, String> identity, FitResults results) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * Reads the fit of a directory; empty if there is none.
   *
   * @throws IllegalArgumentException if the file is damaged
   */
  static Optional<EarlierFit> in(Path place) throws IOException {
    Path file = place.resolve(ModelDirectory.FIT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file));
      return Optional.of(
          new EarlierFit(
              MAPPER.convertValue(root.path("identity"), new TypeReference<>() {}),
              MAPPER.treeToValue(root.path("results"), FitResults.class)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": is damaged, so that the fit cannot go on", e);
    }
  }

  /**
   * Checks that this is a fit of the same choices and table.
   *
   * @throws IllegalArgumentException if it is not; the message names the difference
   */
  void require(Path place, Map<String, String> now) {
    Set<String> names = new TreeSet<>(identity.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String before = identity.get(name);
      String after = now.get(name);
      if (!Objects.equals(before, after)) {
        throw new IllegalArgumentException(
            name.startsWith("--")
                ? "%s: --resume goes on with the same options, but %s was %s and is %s now"
                    .formatted(place, name, shown(before), shown(after))
                : "%s: --resume goes on with the same table, but it has changed".formatted(place));
      }
    }
  }

  private static String shown(@Nullable String value) {
    return Objects.requireNonNullElse(value, "not given");
  }

  /** Returns true if there is nothing left to try. */
  boolean isComplete() {
    String ended = results.ended().toUpperCase(Locale.ROOT);
    return !ended.equals(StopReason.CANCELLED.name())
        && !ended.equals(StopReason.BUDGET_SPENT.name());
  }
}
