// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import java.nio.ByteBuffer;

/** The types of elements, by their names in the format. */
enum ElementType {
  /** IEEE 754 double precision. */
  F64(Double.BYTES),
  /** IEEE 754 single precision. */
  F32(Float.BYTES),
  /** IEEE 754 half precision. */
  F16(Short.BYTES),
  /** The upper half of the bits of a number in single precision. */
  BF16(Short.BYTES);

  private static final int HALF_FRACTION_BITS = 10;
  private static final int HALF_FRACTION = (1 << HALF_FRACTION_BITS) - 1;
  private static final int HALF_EXPONENT = 0x1F;
  private static final int HALF_BIAS = 15;

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the number of bytes of an element. */
  int bytes() {
    return bytes;
  }

  /** Returns all elements of a buffer. */
  double[] decode(ByteBuffer buffer) {
    double[] values = new double[buffer.remaining() / bytes];
    for (int i = 0; i < values.length; i++) {
      values[i] = next(buffer);
    }
    return values;
  }

  private double next(ByteBuffer buffer) {
    return switch (this) {
      case F64 -> buffer.getDouble();
      case F32 -> buffer.getFloat();
      case F16 -> half(buffer.getShort());
      case BF16 -> Float.intBitsToFloat(buffer.getShort() << Short.SIZE);
    };
  }

  private static double half(short bits) {
    int exponent = bits >> HALF_FRACTION_BITS & HALF_EXPONENT;
    int fraction = bits & HALF_FRACTION;
    double size;
    if (exponent == HALF_EXPONENT) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((double) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
    } else {
      size =
          Math.scalb(
              (double) (fraction + HALF_FRACTION + 1), exponent - HALF_BIAS - HALF_FRACTION_BITS);
    }
    return bits < 0 ? -size : size;
  }
}
