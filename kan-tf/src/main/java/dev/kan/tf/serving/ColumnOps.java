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
    // The centre has two parts: the difference of large numbers from the first loses no digits, and
    // the second is small. TFLite has no double precision for this. The imputed number is chosen
    // between the two, which keeps optimisers from adding the parts up.
    double centre = rounded(quantity.centre());
    Operand<T> distance = tf.math.sub(cells, scalar(centre));
    Operand<T> known =
        tf.select(missing, tf.fill(tf.shape(cells), scalar(column.imputed() - centre)), distance);
    Operand<T> scaled =
        tf.math.div(
            tf.math.sub(limited(column, cells, known, centre), scalar(quantity.centre() - centre)),
            scalar(quantity.scale()));
    List<Operand<T>> inputs = new ArrayList<>();
    inputs.add(scaled);
    if (column.missingLearned()) {
      inputs.add(indicator(missing));
    }
    return inputs;
  }

  /** Limits finite numbers; an infinite one is an error of the caller, which must show. */
  private Operand<T> limited(
      NumericColumn column, Operand<T> cells, Operand<T> distance, double centre) {
    return column
        .limits()
        .<Operand<T>>map(
            limits ->
                tf.select(
                    tf.math.isInf(cells),
                    distance,
                    tf.math.minimum(
                        tf.math.maximum(distance, scalar(limits.lower() - centre)),
                        scalar(limits.upper() - centre))))
        .orElse(distance);
  }

  /** Returns the nearest number of the type. */
  private double rounded(double value) {
    return precision == Precision.FLOAT32 ? (float) value : value;
  }

  private Operand<T> scalar(double value) {
    return precision.scalar(tf, value);
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
    // GPUs have no kernel that compares whole numbers
    Operand<T> numbers = tf.dtypes.cast(codes, precision.type());
    return indicators(
        column,
        IntStream.range(0, column.categories().size())
            .<Operand<TBool>>mapToObj(c -> tf.math.equal(numbers, scalar(c)))
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
