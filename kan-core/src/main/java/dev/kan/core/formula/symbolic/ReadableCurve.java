// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;

/**
 * Replaces the parameters a, b, c and d of a curve by those that are easiest to read among all that
 * give the same curve: a = 1 or -1 if a factor of the argument can be moved outside, b = 0 for the
 * exponential function, a positive if the function is even or odd, and b between -pi/2 and pi/2 for
 * periodic functions.
 */
final class ReadableCurve {
  // Beyond this, exp(b) is too large or too small to be multiplied.
  private static final double LARGEST_EXPONENT = 200;

  private ReadableCurve() {}

  /** Returns the same curve, unchanged if its parameters would become too large or too small. */
  static SymbolicCurve of(SymbolicCurve curve) {
    SymbolicFunction function = curve.function();
    Numbers numbers = Numbers.of(curve.affine()).mirrored(function);
    Numbers readable =
        switch (Shape.of(function)) {
          case CONSTANT, FREE -> numbers;
          case LINE -> numbers.line();
          case ROOT -> numbers.factorTakenOut(function);
          case RATE -> numbers.rate();
          case WAVE -> numbers.turnedBack(function);
        };
    boolean keptDigits = numbers.c() == 0 || Math.abs(readable.c()) >= Double.MIN_NORMAL;
    return readable.isFinite() && keptDigits
        ? new SymbolicCurve(function, readable.affine())
        : curve;
  }

  private record Numbers(double a, double b, double c, double d) {
    static Numbers of(Affine affine) {
      return new Numbers(affine.a(), affine.b(), affine.c(), affine.d());
    }

    Affine affine() {
      return new Affine(a, b, c, d);
    }

    boolean isFinite() {
      return Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c) && Double.isFinite(d);
    }

    Numbers mirrored(SymbolicFunction function) {
      if (a >= 0) {
        return this;
      }
      return switch (Symmetry.of(function)) {
        case EVEN -> new Numbers(-a, -b, c, d);
        case ODD -> new Numbers(-a, -b, -c, d + c * Symmetry.mirrorSum(function));
        case NONE -> this;
      };
    }

    Numbers line() {
      return new Numbers(1, 0, c * a, d + c * b);
    }

    Numbers factorTakenOut(SymbolicFunction function) {
      double size = Math.abs(a);
      if (size == 0) {
        return this;
      }
      Numbers unit = new Numbers(Math.signum(a), b / size, c, d);
      if (function.body() instanceof Power power) {
        return new Numbers(unit.a, unit.b, c * Math.pow(size, power.exponent()), d);
      }
      if (calls(function, StandardFunction.LOG)) {
        return new Numbers(unit.a, unit.b, c, d + c * Math.log(size));
      }
      return calls(function, StandardFunction.ABS)
          ? new Numbers(unit.a, unit.b, c * size, d)
          : unit;
    }

    Numbers rate() {
      return Math.abs(b) <= LARGEST_EXPONENT ? new Numbers(a, 0, c * Math.exp(b), d) : this;
    }

    Numbers turnedBack(SymbolicFunction function) {
      double halfTurns = Math.rint(b / Math.PI);
      boolean changesSign = halfTurns % 2 != 0 && !calls(function, StandardFunction.TAN);
      return new Numbers(a, b - Math.PI * halfTurns, changesSign ? -c : c, d);
    }

    private static boolean calls(SymbolicFunction function, StandardFunction called) {
      return function.body() instanceof Call call && call.function() == called;
    }
  }
}
