// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A number with a name and a unit, and how a network sees it: as {@code (value - centre) / scale}.
 *
 * @param name the name, not blank
 * @param unit the unit, for people to read; empty if there is none
 * @param centre the value that the network sees as 0, finite
 * @param scale the distance from the centre that the network sees as 1, positive and finite
 */
public record Quantity(String name, String unit, double centre, double scale) {
  /**
   * Checks the name and the scaling.
   *
   * @throws IllegalArgumentException if the name is blank, the centre is not finite, or the scale
   *     is not positive and finite
   */
  public Quantity {
    checkArgument(!name.isBlank(), "a quantity needs a name; got \"%s\"", name);
    checkArgument(Double.isFinite(centre), "the centre of %s must be finite; got %s", name, centre);
    checkArgument(
        scale > 0 && Double.isFinite(scale),
        "the scale of %s must be positive and finite; got %s",
        name,
        scale);
  }

  /** Returns a quantity without a unit that the network sees as it is. */
  public static Quantity unscaled(String name) {
    return new Quantity(name, "", 0, 1);
  }

  /** Returns the same quantity with another unit. */
  public Quantity withUnit(String newUnit) {
    return new Quantity(name, newUnit, centre, scale);
  }

  /** Returns what the network sees for a value in the user's unit. */
  public double toNetwork(double value) {
    return (value - centre) / scale;
  }

  /** Returns the value in the user's unit for what the network sees or gives. */
  public double fromNetwork(double value) {
    return value * scale + centre;
  }

  /** Returns the name, with the unit in brackets if there is one. */
  public String label() {
    return unit.isEmpty() ? name : name + " [" + unit + "]";
  }
}
