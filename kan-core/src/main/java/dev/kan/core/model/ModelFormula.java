// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import dev.kan.core.data.Normalisation;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import java.util.List;
import java.util.Optional;

/** The formula of a model: that of its network, with the scaling of inputs and outputs undone. */
final class ModelFormula {
  private ModelFormula() {}

  static SymbolicFormula of(KanModel model) {
    List<Quantity> inputs = model.schema().inputs();
    return SymbolicFormula.of(
        model.kan(),
        inputs.stream().map(Quantity::name).toList(),
        new SymbolicFormula.Units(
            Optional.of(scaling(inputs)), Optional.of(scaling(model.schema().target().outputs()))));
  }

  private static Normalisation scaling(List<Quantity> quantities) {
    return new Normalisation(
        quantities.stream().map(Quantity::centre).toList(),
        quantities.stream().map(Quantity::scale).toList());
  }
}
