// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The constants of physics by which constants of formulas are named, the more frequent ones first.
 * The values are those that CODATA recommended in 2018 (Tiesinga et al., Rev. Mod. Phys. 93,
 * 025010, 2021), in SI units; the last two are defined values.
 */
// a Dimension is a record of numbers
@SuppressWarnings("ImmutableEnumChecker")
public enum PhysicalConstant {
  /** The speed of light in vacuum. */
  SPEED_OF_LIGHT("c", "the speed of light", 299792458, "m/s"),
  /** The constant of gravitation. */
  GRAVITATION("G", "the constant of gravitation", 6.67430e-11, "m^3/(kg s^2)"),
  /** The Planck constant. */
  PLANCK("h", "the Planck constant", 6.62607015e-34, "J s"),
  /** The reduced Planck constant. */
  REDUCED_PLANCK("hbar", "the reduced Planck constant", 1.0545718176461565e-34, "J s"),
  /** The Boltzmann constant. */
  BOLTZMANN("k_B", "the Boltzmann constant", 1.380649e-23, "J/K"),
  /** The electric constant. */
  VACUUM_PERMITTIVITY("epsilon_0", "the vacuum permittivity", 8.8541878128e-12, "F/m"),
  /** The elementary charge. */
  ELEMENTARY_CHARGE("e", "the elementary charge", 1.602176634e-19, "C"),
  /** The magnetic constant. */
  VACUUM_PERMEABILITY("mu_0", "the vacuum permeability", 1.25663706212e-6, "H/m"),
  /** The mass of an electron. */
  ELECTRON_MASS("m_e", "the electron mass", 9.1093837015e-31, "kg"),
  /** The mass of a proton. */
  PROTON_MASS("m_p", "the proton mass", 1.67262192369e-27, "kg"),
  /** The molar gas constant. */
  GAS("R", "the gas constant", 8.31446261815324, "J/(mol K)"),
  /** The constant of black-body radiation. */
  STEFAN_BOLTZMANN("sigma", "the Stefan-Boltzmann constant", 5.67037441918443e-8, "W/(m^2 K^4)"),
  /** The Bohr magneton. */
  BOHR_MAGNETON("mu_B", "the Bohr magneton", 9.2740100783e-24, "J/T"),
  /** The Avogadro constant. */
  AVOGADRO("N_A", "the Avogadro constant", 6.02214076e23, "mol^-1"),
  /** The charge of a mole of electrons. */
  FARADAY("F", "the Faraday constant", 96485.33212331001, "C/mol"),
  /** The atomic mass constant. */
  ATOMIC_MASS("u", "the atomic mass constant", 1.66053906660e-27, "kg"),
  /** The Rydberg constant for an infinite mass of the nucleus. */
  RYDBERG("R_inf", "the Rydberg constant", 10973731.568160, "m^-1"),
  /** The standard acceleration of free fall. */
  STANDARD_GRAVITY("g_n", "the standard gravity", 9.80665, "m/s^2"),
  /** The temperature of 0 degrees Celsius. */
  CELSIUS_ZERO("T_0", "0 degrees Celsius", 273.15, "K");

  private final String symbol;
  private final String description;
  private final double value;
  private final Dimension dimension;

  PhysicalConstant(String symbol, String description, double value, String unit) {
    this.symbol = symbol;
    this.description = description;
    this.value = value;
    dimension = Dimension.parse(unit);
  }

  /** Returns the usual symbol, in ASCII characters, for example {@code k_B}. */
  public String symbol() {
    return symbol;
  }

  /** Returns the name in English, as it follows the symbol in a sentence. */
  public String description() {
    return description;
  }

  /** Returns the value in SI units. */
  public double value() {
    return value;
  }

  /** Returns the SI unit. */
  public Dimension dimension() {
    return dimension;
  }

  /** Returns the value as tables give it, rounded to a number of significant digits. */
  double rounded(int digits) {
    return BigDecimal.valueOf(value).round(new MathContext(digits)).doubleValue();
  }
}
