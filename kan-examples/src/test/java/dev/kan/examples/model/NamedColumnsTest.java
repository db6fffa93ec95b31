// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedColumnsTest {
  private final NamedColumns columns = new NamedColumns(List.of("a", "b", "a,b", "c:d"));

  @Test
  void findsNamesBetweenCommasAndNamesWithCommas() {
    assertThat(columns.of("--ignore", List.of("a, b", "a,b"))).containsExactly("a", "b", "a,b");
  }

  @Test
  void findsTextsBehindTheLastColon() {
    assertThat(columns.withTexts("--monotone", List.of("a:up,b:down", "c:d:up", "a,b:up")))
        .containsExactly(
            entry("a", "up"), entry("b", "down"), entry("c:d", "up"), entry("a,b", "up"));
  }

  @Test
  void rejectsNamesThatAreNotThere() {
    assertThatThrownBy(() -> columns.of("--ignore", List.of("a,x")))
        .hasMessage("--ignore: no column \"x\"; the columns are [a, b, a,b, c:d]");
    assertThatThrownBy(() -> columns.withTexts("--monotone", List.of("a")))
        .hasMessage("--monotone: expected COLUMN:TEXT; got \"a\"");
  }
}
