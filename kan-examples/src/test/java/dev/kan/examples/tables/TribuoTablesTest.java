// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.data.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class TribuoTablesTest {
  private static MutableDataset<Label> irises() {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("irises", labels), labels);
    String[] names = {"petal", "sepal"};
    dataset.add(new ArrayExample<>(new Label("setosa"), names, new double[] {1.4, 5.1}));
    dataset.add(new ArrayExample<>(new Label("virginica"), names, new double[] {6, 6.3}));
    dataset.add(
        new ArrayExample<>(
            new Label("setosa"), new String[] {"sepal", "dry"}, new double[] {4.9, 1}));
    return dataset;
  }

  @Test
  void makesColumnsOfFeaturesAndOutputs() {
    assertThat(TribuoTables.of(irises(), "species", Label::getLabel))
        .isEqualTo(
            Table.builder()
                .numbers("dry", 0, 0, 1)
                .numbers("petal", 1.4, 6, 0)
                .numbers("sepal", 5.1, 6.3, 4.9)
                .texts("species", List.of("setosa", "virginica", "setosa"))
                .build());
  }

  @Test
  void makesNumbersOfOutputs() {
    Table table = TribuoTables.of(irises(), "length", label -> label.getLabel().length());
    assertThat(table.column("length").number(1)).isEqualTo(9);
  }

  @Test
  void rejectsTheNameOfAFeature() {
    assertThatThrownBy(() -> TribuoTables.of(irises(), "petal", Label::getLabel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a feature \"petal\" already");
  }
}
