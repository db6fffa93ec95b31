// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {
  private static final List<String> STATUS =
      List.of("Name:\tjava", "VmHWM:\t    3072 kB", "VmRSS:\t    1536 kB");

  @Test
  void readsMebibytesFromTheStatusOfAProcess() {
    assertThat(Memory.parsed(STATUS, "VmHWM:")).isEqualTo(3);
    assertThat(Memory.parsed(STATUS, "VmRSS:")).isEqualTo(1.5);
  }

  @Test
  void isUnknownWhereTheSystemDoesNotTell() {
    assertThat(Memory.parsed(List.of(), "VmRSS:")).isNaN();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void peakIsNotBelowWhatIsResident() {
    double resident = Memory.resident();
    assertThat(resident).isGreaterThan(10);
    // Linux counts in batches for each thread, so that the peak may lag behind
    assertThat(Memory.peak()).isGreaterThan(0.9 * resident);
  }

  @Test
  void countsWhatWorkAllocates() {
    List<byte[]> kept = new ArrayList<>();
    assertThat(Memory.allocated(() -> kept.add(new byte[50_000_000])))
        .isBetween(50_000_000L, 60_000_000L);
    assertThat(kept).hasSize(1);
  }
}
