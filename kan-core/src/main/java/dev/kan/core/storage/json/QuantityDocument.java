// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.model.Quantity;

/** A quantity of a model in the JSON format. */
@JsonPropertyOrder({"name", "unit", "centre", "scale"})
record QuantityDocument(String name, String unit, double centre, double scale) {
  static QuantityDocument of(Quantity quantity) {
    return new QuantityDocument(
        quantity.name(), quantity.unit(), quantity.centre(), quantity.scale());
  }

  Quantity toQuantity() {
    return new Quantity(name, unit, centre, scale);
  }
}
