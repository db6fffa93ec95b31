// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import java.util.List;

/** A column of a model in the JSON format; the field {@code kind} tells which one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ColumnDocument.Numeric.class, name = "numeric"),
  @JsonSubTypes.Type(value = ColumnDocument.Category.class, name = "category")
})
sealed interface ColumnDocument {
  /** Returns the column that the document describes. */
  Column toColumn();

  static ColumnDocument of(Column column) {
    if (column instanceof NumericColumn numeric) {
      return new Numeric(
          QuantityDocument.of(numeric.quantity()), numeric.imputed(), numeric.missingLearned());
    }
    CategoryColumn category = (CategoryColumn) column;
    return new Category(category.name(), category.categories(), category.missingLearned());
  }

  /** A column of numbers. */
  @JsonPropertyOrder({"quantity", "imputed", "missingLearned"})
  record Numeric(QuantityDocument quantity, double imputed, boolean missingLearned)
      implements ColumnDocument {
    @Override
    public Column toColumn() {
      return new NumericColumn(quantity.toQuantity(), imputed, missingLearned);
    }
  }

  /** A column of categories. */
  @JsonPropertyOrder({"name", "categories", "missingLearned"})
  record Category(String name, List<String> categories, boolean missingLearned)
      implements ColumnDocument {
    @Override
    public Column toColumn() {
      return new CategoryColumn(name, categories, missingLearned);
    }
  }
}
