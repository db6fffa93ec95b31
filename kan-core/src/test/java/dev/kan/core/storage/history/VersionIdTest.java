// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionIdTest {
  @ParameterizedTest
  @CsvSource({"main.0,main,0", "1.2,1,2", "a.1.2,a.1,2", "A_b-c.999999999,A_b-c,999999999"})
  void parsesAndFormatsIds(String text, String branch, int number) {
    assertThat(VersionId.parse(text)).isEqualTo(new VersionId(branch, number));
    assertThat(new VersionId(branch, number)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "main",
        "main.",
        ".0",
        "main.00",
        "main.01",
        "main.-1",
        "main.+1",
        "main.1000000000",
        "main.0 ",
        " main.0",
        "main.0\n",
        "main.x",
        "main.\u0661",
        "../main.0",
        "a/b.0",
        "a\\b.0",
        ".main.0",
        "-a.0",
        "a b.0",
        "\u00e4.0",
        "C:x.0"
      })
  void rejectsTextsThatAreNotIds(String text) {
    assertThat(VersionId.find(text)).isEmpty();
    assertThatThrownBy(() -> VersionId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a version's id must be a branch, a dot and a number, for example main.0; got \"%s\"",
            text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "../a", "a/b", "a\\b", "/a", "a b", "a\n", "~", "\u00e4", "_a", "a\0"
      })
  void rejectsInvalidBranches(String branch) {
    assertThatThrownBy(() -> new VersionId(branch, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters, digits")
        .hasMessageEndingWith("got \"%s\"", branch);
  }

  @Test
  void rejectsBranchesLongerThanAHundredCharacters() {
    assertThat(new VersionId("a".repeat(100), 0).branch()).hasSize(100);
    assertThatThrownBy(() -> new VersionId("a".repeat(101), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_000_000})
  void rejectsInvalidNumbers(int number) {
    assertThatThrownBy(() -> new VersionId("main", number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a version's number must be from 0 to 999999999; got " + number);
  }

  @Test
  void ordersNumbersByValue() {
    assertThat(new VersionId("main", 9)).isLessThan(new VersionId("main", 10));
    assertThat(new VersionId("a", 10)).isLessThan(new VersionId("b", 9));
  }
}
