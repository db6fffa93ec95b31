// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.units.ConstantProduct.Reading;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks up constants of one unit among the products of physical constants that have this unit,
 * times small fractions and powers of pi.
 *
 * <p>Roots are taken if the unit has powers that are not whole, as in {@code sqrt(2*G)}.
 */
final class NameSearch {
  /** Names are given within so many standard errors. */
  private static final double STANDARD_ERRORS = 2.5;

  /** The share of a constant within which tables that give six digits or more agree. */
  private static final double ROUNDING = 2e-6;

  /** A name is given if fewer names as simple are expected by accident. */
  private static final double FALSE_HITS = 0.2;

  /** The most complex names in laws are like {@code c^2*epsilon_0/(8*pi*k_B)}. */
  private static final double MOST_BITS = 16;

  private static final double DECADE = Math.log(10);
  private static final double HALF_DECADE = Math.sqrt(10);

  private final int root;
  private final ImmutableList<Value> simplestFirst;

  NameSearch(Dimension unit) {
    root = unit.isWhole() ? 1 : 2;
    ImmutableList.Builder<Value> values = ImmutableList.builder();
    for (ConstantProduct product : ConstantProduct.of(unit.power(root))) {
      for (Reading reading : product.readings()) {
        double bits = product.bits() + reading.bits();
        if (bits <= MOST_BITS) {
          values.add(new Value(product, reading.value(), bits));
        }
      }
    }
    simplestFirst =
        ImmutableList.sortedCopyOf(Comparator.comparingDouble(Value::bits), values.build());
  }

  private record Value(ConstantProduct product, double value, double bits) {}

  /** A product with its factor, and the logarithm of its distance from the constant. */
  private record Hit(Multiple multiple, ConstantProduct product, double bits, double distance) {}

  /** Returns the largest share of a constant by which its name may differ from it. */
  static double tolerance(FittedConstant constant) {
    return Math.max(ROUNDING, STANDARD_ERRORS * constant.relativeError());
  }

  /** Returns the name of the size of a constant, if it has one that is hardly an accident. */
  Optional<ConstantName> name(FittedConstant constant) {
    double size = Math.pow(Math.abs(constant.value()), root);
    double tolerance = root * tolerance(constant);
    if (!(tolerance < 1)) {
      return Optional.empty();
    }
    return hit(size, tolerance)
        .map(
            hit ->
                ConstantName.of(
                    hit.multiple(),
                    hit.product(),
                    root,
                    hit.bits(),
                    comparable(size, hit.bits()) * 2 * tolerance / DECADE))
        .filter(name -> name.falseHits() < FALSE_HITS);
  }

  /** Returns the simplest product near a constant, and among these the nearest. */
  private Optional<Hit> hit(double size, double tolerance) {
    Hit best = null;
    double most = MOST_BITS;
    for (Value value : simplestFirst) {
      if (value.bits() > most) {
        break;
      }
      double ratio = size / value.value();
      for (Multiple multiple : Multiple.SIMPLEST_FIRST) {
        double bits = value.bits() + multiple.bits();
        if (bits > most) {
          break;
        }
        double distance = Math.abs(multiple.value() / ratio - 1);
        if (distance <= tolerance && (best == null || bits < most || distance < best.distance())) {
          best = new Hit(multiple, value.product(), bits, distance);
          most = bits;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the number of products within half a decade that take at most so many bits. */
  private int comparable(double size, double bits) {
    int count = 0;
    for (Value value : simplestFirst) {
      if (value.bits() > bits) {
        break;
      }
      double ratio = size / value.value();
      for (Multiple multiple : Multiple.SIMPLEST_FIRST) {
        if (value.bits() + multiple.bits() > bits) {
          break;
        }
        double factor = multiple.value() / ratio;
        count += factor < HALF_DECADE && factor > 1 / HALF_DECADE ? 1 : 0;
      }
    }
    return count;
  }
}
