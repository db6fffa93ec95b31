// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

/**
 * Random numbers by seed, with no state outside the object. The stream of uniform numbers is that
 * of {@code torch.rand} in float32 on a CPU: the low 24 bits of each Mersenne Twister word, so that
 * a data set or an initialisation of pykan and efficient-kan can be had again from its seed.
 */
public final class SeededRandom {
  private final MersenneTwister twister;

  /** A stream that the seed alone determines. */
  public SeededRandom(int seed) {
    twister = new MersenneTwister(seed);
  }

  /** The next uniform number, a multiple of 2^-24 in [0, 1). */
  public double uniform() {
    return (twister.nextInt() & 0xFFFFFF) * 0x1p-24;
  }

  /** The next uniform number in {@code [lower, upper)}. */
  public double uniform(double lower, double upper) {
    return uniform() * (upper - lower) + lower;
  }

  /** The next standard normal number. */
  public double gaussian() {
    return twister.nextGaussian();
  }

  /** The next permutation of the numbers 0 to {@code n - 1} (Fisher-Yates). */
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
