// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.tf.Precision;
import dev.kan.tf.lowering.TfKan;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * Builds the graph of a model, from one placeholder for each column to the predictions in the
 * user's units and to the contributions of the columns. It does in ops what {@link
 * dev.kan.core.model.Schema#encode} and {@link dev.kan.core.model.Target#decode} do in Java.
 *
 * @param <T> the type of all numbers
 */
final class ModelGraph<T extends TFloating> {
  /** The largest step of the type, as a share of a quantity's scale, that goes unnoticed. */
  private static final double COARSEST_STEP = 1e-3;

  private static final Shape ROWS = Shape.of(Shape.UNKNOWN_SIZE);

  private final Ops tf;
  private final KanModel model;
  private final Precision<T> precision;
  private final ImmutableMap.Builder<String, Operand<?>> inputs = ImmutableMap.builder();

  private ModelGraph(Ops tf, KanModel model, Precision<T> precision) {
    this.tf = tf;
    this.model = model;
    this.precision = precision;
  }

  static <T extends TFloating> ServedGraph of(Ops tf, KanModel model, Precision<T> precision) {
    return new ModelGraph<>(tf, model, precision).build();
  }

  private ServedGraph build() {
    model.schema().inputs().forEach(this::requireFine);
    model.schema().target().outputs().forEach(this::requireFine);
    List<Operand<T>> encoded = new ArrayList<>();
    List<Operand<TFloat64>> exact = new ArrayList<>();
    Ops explain = tf.withSubScope(SavedModels.EXPLAIN);
    List<Column> columns = model.schema().columns();
    for (int c = 0; c < columns.size(); c++) {
      ColumnOps<T> ops = new ColumnOps<>(tf, precision);
      ColumnOps<TFloat64> exactOps = new ColumnOps<>(explain, Precision.FLOAT64);
      String name = columns.get(c).name();
      if (columns.get(c) instanceof NumericColumn numeric) {
        Operand<T> cells = placeholder(name, "column_" + c, precision.type());
        encoded.addAll(ops.numeric(numeric, cells));
        exact.addAll(exactOps.numeric(numeric, explain.dtypes.cast(cells, TFloat64.class)));
      } else {
        CategoryColumn categories = (CategoryColumn) columns.get(c);
        Operand<TString> cells = placeholder(name, "column_" + c, TString.class);
        encoded.addAll(ops.categories(categories, cells));
        exact.addAll(exactOps.categories(categories, cells));
      }
    }
    Operand<T> x = tf.stack(encoded, Stack.axis(1L));
    TfKan<T> net = TfKan.lowerForInference(tf.withSubScope("kan"), model.kan(), precision.type());
    return new ServedGraph(
        inputs.buildOrThrow(),
        ImmutableMap.of(
            SavedModels.SIGNATURE,
            outputs(net.call(x)),
            SavedModels.EXPLAIN,
            new ContributionOps<>(explain, model, precision).of(exact)));
  }

  private void requireFine(Quantity quantity) {
    double step = Math.abs(quantity.centre()) * precision.epsilon() / quantity.scale();
    checkArgument(
        step <= COARSEST_STEP,
        "%s lies around %s and varies by %s only, which %s cannot tell apart; export in TFloat64",
        quantity.name(),
        quantity.centre(),
        quantity.scale(),
        precision);
  }

  private <U extends TType> Operand<U> placeholder(String column, String place, Class<U> type) {
    Operand<U> placeholder = tf.withName(place).placeholder(type, Placeholder.shape(ROWS));
    inputs.put(column, placeholder);
    return placeholder;
  }

  private ImmutableMap<String, Operand<?>> outputs(Operand<T> y) {
    TargetOps<T> target = new TargetOps<>(tf, precision);
    return model.schema().target() instanceof ClassTarget classes
        ? target.classes(classes, y)
        : target.numbers((NumericTarget) model.schema().target(), y);
  }
}
