// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Target;
import java.util.List;

/** The target of a model in the JSON format; the field {@code kind} tells which one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TargetDocument.Numeric.class, name = "numeric"),
  @JsonSubTypes.Type(value = TargetDocument.Classes.class, name = "classes")
})
sealed interface TargetDocument {
  /** Returns the target that the document describes. */
  Target toTarget();

  static TargetDocument of(Target target) {
    if (target instanceof NumericTarget numeric) {
      return new Numeric(numeric.outputs().stream().map(QuantityDocument::of).toList());
    }
    ClassTarget classes = (ClassTarget) target;
    return new Classes(classes.column(), classes.labels());
  }

  /** Numbers to predict. */
  record Numeric(List<QuantityDocument> quantities) implements TargetDocument {
    @Override
    public Target toTarget() {
      return new NumericTarget(quantities.stream().map(QuantityDocument::toQuantity).toList());
    }
  }

  /** Classes to predict. */
  @JsonPropertyOrder({"column", "labels"})
  record Classes(String column, List<String> labels) implements TargetDocument {
    @Override
    public Target toTarget() {
      return new ClassTarget(column, labels);
    }
  }
}
