// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Quantity;
import dev.kan.tf.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TFloating;

/**
 * The ops that turn a column's cells into network inputs.
 *
 * @param tf where to add the ops
 * @param precision the type of the network's inputs
 */
record ColumnOps<T extends TFloating>(Ops tf, Precision<T> precision) {
  /**
   * Returns the inputs for a column of numbers.
   *
   * @param cells (rows); NaN is a missing cell
   * @return one or two inputs, each (rows)
   */
  List<Operand<T>> numeric(NumericColumn column, Operand<T> cells) {
    Quantity quantity = column.quantity();
    Operand<TBool> missing = tf.math.isNan(cells);
    // double precision, as in Java: it keeps the digits of a difference of two large numbers
    Operand<TFloat64> raw = tf.dtypes.cast(cells, TFloat64.class);
    Operand<TFloat64> known =
        tf.select(missing, tf.fill(tf.shape(raw), tf.constant(column.imputed())), raw);
    Operand<TFloat64> scaled =
        tf.math.div(
            tf.math.sub(limited(column, known), tf.constant(quantity.centre())),
            tf.constant(quantity.scale()));
    List<Operand<T>> inputs = new ArrayList<>();
    inputs.add(tf.dtypes.cast(scaled, precision.type()));
    if (column.missingLearned()) {
      inputs.add(indicator(missing));
    }
    return inputs;
  }

  /** Limits finite numbers; an infinite one is an error of the caller, which must show. */
  private Operand<TFloat64> limited(NumericColumn column, Operand<TFloat64> numbers) {
    return column
        .limits()
        .<Operand<TFloat64>>map(
            limits ->
                tf.select(
                    tf.math.isFinite(numbers),
                    tf.math.minimum(
                        tf.math.maximum(numbers, tf.constant(limits.lower())),
                        tf.constant(limits.upper())),
                    numbers))
        .orElse(numbers);
  }

  /**
   * Returns the inputs for a column of categories.
   *
   * @param cells (rows); an empty or blank text is a missing cell
   * @return one or more inputs, each (rows)
   */
  List<Operand<T>> categories(CategoryColumn column, Operand<TString> cells) {
    Operand<TString> stripped = tf.strings.strip(cells);
    return indicators(
        column,
        column.categories().stream()
            .<Operand<TBool>>map(each -> tf.math.equal(stripped, tf.constant(each)))
            .toList());
  }

  /**
   * Returns the inputs for a column of categories from their codes, which ONNX can compare.
   *
   * @param codes (rows); the place of the category among those of the column, from 0; any other
   *     number is a missing cell
   * @return one or more inputs, each (rows)
   */
  List<Operand<T>> codes(CategoryColumn column, Operand<TInt32> codes) {
    return indicators(
        column,
        IntStream.range(0, column.categories().size())
            .<Operand<TBool>>mapToObj(c -> tf.math.equal(codes, tf.constant(c)))
            .toList());
  }

  private List<Operand<T>> indicators(CategoryColumn column, List<Operand<TBool>> same) {
    List<Operand<T>> inputs = new ArrayList<>();
    same.forEach(each -> inputs.add(indicator(each)));
    if (column.missingLearned()) {
      same.stream()
          .reduce(tf.math::logicalOr)
          .ifPresent(known -> inputs.add(indicator(tf.math.logicalNot(known))));
    }
    return inputs;
  }

  private Operand<T> indicator(Operand<TBool> condition) {
    return tf.dtypes.cast(condition, precision.type());
  }
}
