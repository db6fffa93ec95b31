// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The memory of this process, native memory included. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIB_PER_MIB = 1024;

  private Memory() {}

  /**
   * Returns the MiB that the process has in main memory, after a collection of garbage; NaN if the
   * system does not tell.
   */
  static double resident() {
    System.gc();
    return mebibytes("VmRSS:");
  }

  /**
   * Returns the most MiB that the process has ever had in main memory; NaN if the system does not
   * tell.
   */
  static double peak() {
    return mebibytes("VmHWM:");
  }

  private static double mebibytes(String key) {
    try {
      List<String> lines = Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
      return parsed(lines, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a number of Linux's {@code status} in MiB; NaN if it is not there. */
  static double parsed(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Returns the bytes that work allocates on the heap of Java, in all threads that live after it.
   */
  static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = allocated(threads);
    work.run();
    return allocated(threads) - before;
  }

  private static long allocated(ThreadMXBean threads) {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
