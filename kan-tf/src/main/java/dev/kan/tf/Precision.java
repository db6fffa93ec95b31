// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * The floating-point type that a network computes in on TensorFlow: {@link #FLOAT32} or {@link
 * #FLOAT64}. It creates constants and tensors of that type from Java arrays and copies tensors
 * back, in bulk.
 *
 * @param <T> the TensorFlow type
 */
public abstract sealed class Precision<T extends TFloating> {
  /** The type of 32-bit floats, with about 7 digits: the faster of the two. */
  public static final Precision<TFloat32> FLOAT32 = new Float32();

  /** The type of 64-bit floats, with about 16 digits. It is needed for losses below 1e-7. */
  public static final Precision<TFloat64> FLOAT64 = new Float64();

  private final Class<T> type;
  private final String name;
  private final int bytes;
  private final double epsilon;

  private Precision(Class<T> type, String name, int bytes, double epsilon) {
    this.type = type;
    this.name = name;
    this.bytes = bytes;
    this.epsilon = epsilon;
  }

  /**
   * Returns the precision of a TensorFlow type.
   *
   * @param type {@code TFloat32.class} or {@code TFloat64.class}
   * @throws IllegalArgumentException if it is another type
   */
  @SuppressWarnings("unchecked") // each branch has compared the class
  public static <T extends TFloating> Precision<T> of(Class<T> type) {
    checkArgument(
        type == TFloat32.class || type == TFloat64.class,
        "a network is lowered in TFloat32 or TFloat64; got %s",
        type.getSimpleName());
    return (Precision<T>) (type == TFloat32.class ? FLOAT32 : FLOAT64);
  }

  /** Returns the TensorFlow type. */
  public final Class<T> type() {
    return type;
  }

  /** Returns the number of bytes that one number takes. */
  public final int bytes() {
    return bytes;
  }

  /** Returns the distance from 1 to the next larger number of the type. */
  public final double epsilon() {
    return epsilon;
  }

  /**
   * Returns the given batch if the type can hold all its numbers. Infinities and NaN pass, since
   * both types have them.
   *
   * @param batch the numbers
   * @param what the name of the numbers in the message
   * @throws IllegalArgumentException if a finite number is too large for the type; the message
   *     names its row and column, counted from 0
   */
  public final Batch requireFits(Batch batch, String what) {
    double[] values = batch.toArray();
    for (int i = 0; i < values.length; i++) {
      if (overflows(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s must fit %s; row %d, column %d is %s",
                what,
                name,
                i / batch.columns(),
                i % batch.columns(),
                values[i]));
      }
    }
    return batch;
  }

  /** Returns the nearest number of the type. */
  abstract double rounded(double value);

  private boolean overflows(double value) {
    return Double.isFinite(value) && !Double.isFinite(rounded(value));
  }

  private void requireConstantsFit(double... values) {
    for (double value : values) {
      checkArgument(!overflows(value), "a constant of the graph must fit %s; got %s", name, value);
    }
  }

  /**
   * Returns a constant op.
   *
   * @param tf where to add the op
   * @param shape the shape of the constant
   * @param values the elements, row-major
   * @throws IllegalArgumentException if a finite number is too large for the type
   */
  public final Operand<T> constant(Ops tf, Shape shape, double... values) {
    requireConstantsFit(values);
    return rounded(tf, shape, values);
  }

  /** Returns a constant op without a check: a number too large for the type becomes infinite. */
  abstract Operand<T> rounded(Ops tf, Shape shape, double... values);

  /**
   * Returns a constant op of rank 0.
   *
   * @param tf where to add the op
   * @param value the element
   * @throws IllegalArgumentException if the number is finite but too large for the type
   */
  public final Operand<T> scalar(Ops tf, double value) {
    return constant(tf, Shape.scalar(), value);
  }

  /**
   * Returns a new tensor, which the caller must close. A finite number that is too large for the
   * type becomes infinite.
   *
   * @param shape the shape of the tensor
   * @param values the elements, row-major
   */
  public abstract T tensor(Shape shape, double... values);

  /**
   * Returns a new tensor with elements given in single precision, which the caller must close.
   *
   * @param shape the shape of the tensor
   * @param values the elements, row-major
   */
  public abstract T tensor(Shape shape, float... values);

  /** Returns a copy of a tensor's elements, row-major. */
  public abstract double[] values(Tensor tensor);

  /** Returns a copy of a tensor's elements in single precision, row-major. */
  public abstract float[] floats(Tensor tensor);

  @Override
  public String toString() {
    return name;
  }

  private static float[] narrowed(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] widened(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static final class Float32 extends Precision<TFloat32> {
    Float32() {
      super(TFloat32.class, "float32", 4, Math.ulp(1f));
    }

    @Override
    double rounded(double value) {
      return (float) value;
    }

    @Override
    Operand<TFloat32> rounded(Ops tf, Shape shape, double... values) {
      return tf.constant(shape, DataBuffers.of(narrowed(values)));
    }

    @Override
    public TFloat32 tensor(Shape shape, double... values) {
      return TFloat32.tensorOf(shape, DataBuffers.of(narrowed(values)));
    }

    @Override
    public TFloat32 tensor(Shape shape, float... values) {
      return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }

    @Override
    public double[] values(Tensor tensor) {
      return widened(floats(tensor));
    }

    @Override
    public float[] floats(Tensor tensor) {
      float[] floats = new float[Math.toIntExact(tensor.shape().size())];
      ((TFloat32) tensor).copyTo(DataBuffers.of(floats));
      return floats;
    }
  }

  private static final class Float64 extends Precision<TFloat64> {
    Float64() {
      super(TFloat64.class, "float64", 8, Math.ulp(1.0));
    }

    @Override
    double rounded(double value) {
      return value;
    }

    @Override
    Operand<TFloat64> rounded(Ops tf, Shape shape, double... values) {
      return tf.constant(shape, DataBuffers.of(values));
    }

    @Override
    public TFloat64 tensor(Shape shape, double... values) {
      return TFloat64.tensorOf(shape, DataBuffers.of(values));
    }

    @Override
    public TFloat64 tensor(Shape shape, float... values) {
      return tensor(shape, widened(values));
    }

    @Override
    public float[] floats(Tensor tensor) {
      return narrowed(values(tensor));
    }

    @Override
    public double[] values(Tensor tensor) {
      double[] values = new double[Math.toIntExact(tensor.shape().size())];
      ((TFloat64) tensor).copyTo(DataBuffers.of(values));
      return values;
    }
  }
}
