// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a version, as text {@code branch.number}: {@code main.0} is the first version of the
 * branch {@code main}. Ids are ordered by branch, then by number.
 *
 * @param branch the branch: 1 to 100 ASCII letters, digits, {@code -}, {@code _} or {@code .},
 *     starting with a letter or digit
 * @param number the position on the branch, from 0 to 999,999,999
 */
public record VersionId(String branch, int number) implements Comparable<VersionId> {
  private static final int LARGEST_NUMBER = 999_999_999;
  private static final String BRANCH = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final Pattern BRANCH_PATTERN = Pattern.compile(BRANCH);
  private static final Pattern ID_PATTERN =
      Pattern.compile("(" + BRANCH + ")\\.(0|[1-9][0-9]{0,8})");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if {@code branch} or {@code number} is not as described
   */
  public VersionId {
    checkBranch(branch);
    checkArgument(
        number >= 0 && number <= LARGEST_NUMBER,
        "a version's number must be from 0 to %s; got %s",
        LARGEST_NUMBER,
        number);
  }

  /**
   * Returns the id for a text that {@link #toString} returned.
   *
   * @throws IllegalArgumentException if the text is not an id
   */
  public static VersionId parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a version's id must be a branch, a dot and a number, for example main.0;"
                        + " got \"%s\"".formatted(text)));
  }

  static Optional<VersionId> find(String text) {
    Matcher matcher = ID_PATTERN.matcher(text);
    return matcher.matches()
        ? Optional.of(new VersionId(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  static String checkBranch(String name) {
    checkArgument(
        BRANCH_PATTERN.matcher(name).matches(),
        "a branch's name must be 1 to 100 letters, digits, '-', '_' or '.', a letter or digit"
            + " first; got \"%s\"",
        name);
    return name;
  }

  @Override
  public int compareTo(VersionId other) {
    return Comparator.comparing(VersionId::branch)
        .thenComparingInt(VersionId::number)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return branch + "." + number;
  }
}
