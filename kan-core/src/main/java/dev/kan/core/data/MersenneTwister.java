// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import java.util.random.RandomGenerator;

/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), initialised from one 32-bit seed as
 * in torch, numpy's RandomState and C++'s {@code std::mt19937}. Not thread-safe.
 */
final class MersenneTwister implements RandomGenerator {
  private static final int N = 624;
  private static final int M = 397;
  private static final int TWIST = 0x9908B0DF;
  private static final int INITIAL_MULTIPLIER = 1_812_433_253;

  private final int[] state = new int[N];
  private int next = N;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = INITIAL_MULTIPLIER * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  @Override
  public int nextInt() {
    if (next == N) {
      renew();
    }
    int word = state[next++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9D2C5680;
    word ^= (word << 15) & 0xEFC60000;
    return word ^ (word >>> 18);
  }

  @Override
  public long nextLong() {
    return ((long) nextInt() << 32) | Integer.toUnsignedLong(nextInt());
  }

  private void renew() {
    for (int i = 0; i < N; i++) {
      int joined = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7FFFFFFF);
      state[i] = state[(i + M) % N] ^ (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : TWIST);
    }
    next = 0;
  }
}
