// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

/**
 * A stream of random numbers that is determined by its seed, without global state. The uniform
 * numbers are those of {@code torch.rand} in float32 on a CPU: the low 24 bits of each Mersenne
 * Twister word. Data sets and initialisations of pykan and efficient-kan can therefore be
 * reproduced from their seeds.
 */
public final class SeededRandom {
  private final MersenneTwister twister;

  /** Creates a stream that is determined by the seed alone. */
  public SeededRandom(int seed) {
    twister = new MersenneTwister(seed);
  }

  /** Returns the next uniform number, a multiple of 2^-24 in [0, 1). */
  public double uniform() {
    return (twister.nextInt() & 0xFFFFFF) * 0x1p-24;
  }

  /** Returns the next uniform number in {@code [lower, upper)}. */
  public double uniform(double lower, double upper) {
    return uniform() * (upper - lower) + lower;
  }

  /** Returns the next standard normal number. */
  public double gaussian() {
    return twister.nextGaussian();
  }

  /** Returns the next permutation of the numbers 0 to {@code n - 1} (Fisher-Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = twister.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
