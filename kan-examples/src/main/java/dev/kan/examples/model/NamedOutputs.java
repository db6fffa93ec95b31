// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.expression.Expression;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The outputs of a formula in the terms of a table: their names, and sentences that explain them
 * and their variables.
 *
 * @param schema the columns
 * @param outputs a formula for each output of the schema
 */
record NamedOutputs(Schema schema, List<Expression> outputs) {
  /** Returns true if the outputs are logits. */
  boolean areLogits() {
    return schema.target() instanceof ClassTarget;
  }

  /** Returns true if the only output is the logit of a probability. */
  boolean isProbability() {
    return areLogits() && outputs.size() == 1;
  }

  /** Returns what each output is: a column of the target, or a class. */
  List<String> subjects() {
    return schema.target().outputs().stream().map(Quantity::name).toList();
  }

  /** Returns the names of the outputs: of the target, or of the logits. */
  List<String> names() {
    return subjects().stream().map(name -> areLogits() ? "logit of " + name : name).toList();
  }

  /** Returns the variables that occur in an output. */
  Set<String> variables() {
    return outputs.stream()
        .map(Expression::variables)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns sentences that explain the outputs and the variables. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (areLogits()) {
      notes.add(
          isProbability()
              ? "the probability is 1/(1 + exp(-logit))"
              : "the probabilities are the softmax of the logits");
    }
    notes.addAll(InputTexts.sentences(schema, variables()));
    return notes;
  }
}
