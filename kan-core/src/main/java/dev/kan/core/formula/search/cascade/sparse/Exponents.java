// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The exponents of monomials by total degree, which is the sum of the magnitudes of the exponents
 * rounded up. Of one degree, those with fewer negative exponents come first.
 */
final class Exponents {
  private static final int MOST_VARIABLES = 5;

  private static final Comparator<ImmutableDoubleArray> POSITIVE_FIRST =
      Comparator.<ImmutableDoubleArray>comparingLong(
              exponents -> exponents.stream().filter(exponent -> exponent < 0).count())
          .thenComparing(Exponents::inOrder);

  private Exponents() {}

  /** Returns the monomials of a degree whose exponents are whole numbers. */
  static ImmutableList<ImmutableDoubleArray> whole(int variables, int degree) {
    List<ImmutableDoubleArray> all = new ArrayList<>();
    extend(new double[variables], 0, degree, MOST_VARIABLES, all);
    return ImmutableList.sortedCopyOf(POSITIVE_FIRST, all);
  }

  /** Returns the monomials of a degree in which one exponent is one half or minus one half. */
  static ImmutableList<ImmutableDoubleArray> withHalf(int variables, int degree) {
    ImmutableSet.Builder<ImmutableDoubleArray> halves = ImmutableSet.builder();
    for (ImmutableDoubleArray exponents : whole(variables, degree)) {
      for (int i = 0; i < variables; i++) {
        if (Math.abs(exponents.get(i)) == 1) {
          double[] changed = exponents.toArray();
          changed[i] /= 2;
          halves.add(ImmutableDoubleArray.copyOf(changed));
        }
      }
    }
    return halves.build().stream().sorted(POSITIVE_FIRST).collect(toImmutableList());
  }

  private static void extend(
      double[] exponents, int from, int left, int places, List<ImmutableDoubleArray> all) {
    if (left == 0) {
      all.add(ImmutableDoubleArray.copyOf(exponents));
      return;
    }
    if (places == 0) {
      return;
    }
    for (int i = from; i < exponents.length; i++) {
      for (int magnitude = 1; magnitude <= Math.min(left, PowerTable.MOST); magnitude++) {
        for (int sign : new int[] {-1, 1}) {
          exponents[i] = sign * magnitude;
          extend(exponents, i + 1, left - magnitude, places - 1, all);
        }
      }
      exponents[i] = 0;
    }
  }

  private static int inOrder(ImmutableDoubleArray a, ImmutableDoubleArray b) {
    for (int i = 0; i < a.length(); i++) {
      if (a.get(i) != b.get(i)) {
        return Double.compare(a.get(i), b.get(i));
      }
    }
    return 0;
  }
}
