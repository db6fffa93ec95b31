// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EffortTest {
  @Test
  void refusesWorkBeyondTheLimit() {
    Effort effort = Effort.of(10, () -> false);

    assertThat(effort.spend(7)).isTrue();
    assertThat(effort.spend(4)).isFalse();
    assertThat(effort.spend(3)).isTrue();
    assertThat(effort.isOver()).isTrue();
    assertThat(effort.spent()).isEqualTo(10);
  }

  @Test
  void spendsAPartFromTheWhole() {
    Effort whole = Effort.of(10, () -> false);
    Effort part = whole.part(6);

    assertThat(part.spend(6)).isTrue();
    assertThat(part.isOver()).isTrue();
    assertThat(whole.isOver()).isFalse();
    assertThat(whole.spent()).isEqualTo(6);
    assertThat(whole.part(100).spend(5)).isFalse();
  }

  @Test
  void endsOnRequest() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Effort effort = Effort.of(10, cancelled::get);
    cancelled.set(true);

    assertThat(effort.isOver()).isTrue();
    assertThat(effort.spend(1)).isFalse();
    assertThat(effort.part(1).isOver()).isTrue();
  }

  @Test
  void rejectsANegativeLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Effort.of(-1, () -> false))
        .withMessageContaining("-1");
  }

  @Test
  void leavesNoMoreToAPartThanToTheWhole() {
    Effort whole = Effort.of(10, () -> false);
    Effort part = whole.part(6);
    assertThat(part.left()).isEqualTo(6);
    part.spend(2);
    assertThat(part.left()).isEqualTo(4);
    whole.spend(7);
    assertThat(whole.left()).isEqualTo(1);
    assertThat(part.left()).isEqualTo(1);
  }
}
