// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.interop.tensorflow.FeatureConverter;
import org.tribuo.interop.tensorflow.TensorMap;
import org.tribuo.interop.tensorflow.protos.FeatureConverterProto;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.VectorTuple;

/** Gives a model one tensor for each column. A feature that an example lacks is a missing cell. */
final class ColumnConverter implements FeatureConverter {
  private static final long serialVersionUID = 1L;

  private final String[] columns;

  /** Creates a converter; the features have the order of the columns. */
  ColumnConverter(List<String> columns) {
    this.columns = columns.toArray(new String[0]);
  }

  @Override
  public TensorMap convert(List<? extends SGDVector> rows) {
    float[][] cells = new float[columns.length][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (float[] column : cells) {
        column[row] = Float.NaN;
      }
      for (VectorTuple feature : rows.get(row)) {
        cells[feature.index][row] = (float) feature.value;
      }
    }
    Map<String, Tensor> tensors = new HashMap<>();
    for (int c = 0; c < columns.length; c++) {
      tensors.put(columns[c], TFloat32.tensorOf(Shape.of(rows.size()), DataBuffers.of(cells[c])));
    }
    return new TensorMap(tensors);
  }

  @Override
  public TensorMap convert(SGDVector row) {
    return convert(List.of(row));
  }

  @Override
  public TensorMap convert(Example<?> example, ImmutableFeatureMap features) {
    return convert(SparseVector.createSparseVector(example, features, false));
  }

  @Override
  public TensorMap convert(List<? extends Example<?>> examples, ImmutableFeatureMap features) {
    return convert(
        examples.stream()
            .map(example -> SparseVector.createSparseVector(example, features, false))
            .toList());
  }

  @Override
  public Set<String> inputNamesSet() {
    return new LinkedHashSet<>(Arrays.asList(columns));
  }

  @Override
  public FeatureConverterProto serialize() {
    throw new UnsupportedOperationException("the SavedModel is stored, not its use in Tribuo");
  }

  @Override
  public ConfiguredObjectProvenance getProvenance() {
    return new ConfiguredObjectProvenanceImpl(this, "FeatureConverter");
  }
}
