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
import dev.kan.tf.serving.ServedGraph.Signature;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
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
  private final Ops explain;
  private final ImmutableMap.Builder<String, Operand<?>> inputs = ImmutableMap.builder();
  private final ImmutableMap.Builder<String, Operand<?>> codeInputs = ImmutableMap.builder();
  private final List<Operand<T>> encoded = new ArrayList<>();
  private final List<Operand<T>> coded = new ArrayList<>();
  private final List<Operand<TFloat64>> exact = new ArrayList<>();

  private ModelGraph(Ops tf, KanModel model, Precision<T> precision) {
    this.tf = tf;
    this.model = model;
    this.precision = precision;
    explain = tf.withSubScope(SavedModels.EXPLAIN);
  }

  static <T extends TFloating> ServedGraph of(Ops tf, KanModel model, Precision<T> precision) {
    return new ModelGraph<>(tf, model, precision).build();
  }

  private ServedGraph build() {
    model.schema().inputs().forEach(this::requireFine);
    model.schema().target().outputs().forEach(this::requireFine);
    List<Column> columns = model.schema().columns();
    for (int c = 0; c < columns.size(); c++) {
      String place = "column_" + c;
      if (columns.get(c) instanceof NumericColumn numeric) {
        add(numeric, place);
      } else {
        add((CategoryColumn) columns.get(c), place);
      }
    }
    TfKan<T> net = TfKan.lowerForInference(tf.withSubScope("kan"), model.kan(), precision.type());
    ImmutableMap.Builder<String, Signature> signatures = ImmutableMap.builder();
    signatures.put(
        SavedModels.SIGNATURE,
        new Signature(
            inputs.buildOrThrow(), outputs(tf, net.call(tf.stack(encoded, Stack.axis(1L))))));
    signatures.put(
        SavedModels.EXPLAIN,
        new Signature(
            inputs.buildOrThrow(), new ContributionOps<>(explain, model, precision).of(exact)));
    if (columns.stream().anyMatch(CategoryColumn.class::isInstance)) {
      Ops codes = tf.withSubScope(SavedModels.CATEGORY_CODES);
      signatures.put(
          SavedModels.CATEGORY_CODES,
          new Signature(
              codeInputs.buildOrThrow(),
              outputs(codes, net.call(codes.stack(coded, Stack.axis(1L))))));
    }
    return new ServedGraph(signatures.buildOrThrow());
  }

  private void add(NumericColumn column, String place) {
    Operand<T> cells = placeholder(place, precision.type());
    inputs.put(column.name(), cells);
    codeInputs.put(column.name(), cells);
    List<Operand<T>> numbers = new ColumnOps<>(tf, precision).numeric(column, cells);
    encoded.addAll(numbers);
    coded.addAll(numbers);
    exact.addAll(exactOps().numeric(column, explain.dtypes.cast(cells, TFloat64.class)));
  }

  private void add(CategoryColumn column, String place) {
    Operand<TString> cells = placeholder(place, TString.class);
    Operand<TInt32> codes = placeholder(place + "_code", TInt32.class);
    inputs.put(column.name(), cells);
    codeInputs.put(column.name(), codes);
    ColumnOps<T> ops = new ColumnOps<>(tf, precision);
    encoded.addAll(ops.categories(column, cells));
    coded.addAll(ops.codes(column, codes));
    exact.addAll(exactOps().categories(column, cells));
  }

  private ColumnOps<TFloat64> exactOps() {
    return new ColumnOps<>(explain, Precision.FLOAT64);
  }

  private void requireFine(Quantity quantity) {
    double scale = quantity.scale();
    checkArgument(
        precision != Precision.FLOAT32 || (scale >= Float.MIN_NORMAL && scale <= Float.MAX_VALUE),
        "%s varies by %s, which %s cannot hold; export in TFloat64",
        quantity.name(),
        scale,
        precision);
    double step = Math.abs(quantity.centre()) * precision.epsilon() / scale;
    checkArgument(
        step <= COARSEST_STEP,
        "%s lies around %s and varies by %s only, which %s cannot tell apart; export in TFloat64",
        quantity.name(),
        quantity.centre(),
        scale,
        precision);
  }

  private <U extends TType> Operand<U> placeholder(String place, Class<U> type) {
    return tf.withName(place).placeholder(type, Placeholder.shape(ROWS));
  }

  private ImmutableMap<String, Operand<?>> outputs(Ops scope, Operand<T> y) {
    TargetOps<T> target = new TargetOps<>(scope, precision);
    return model.schema().target() instanceof ClassTarget classes
        ? target.classes(classes, y)
        : target.numbers((NumericTarget) model.schema().target(), y);
  }
}
