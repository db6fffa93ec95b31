// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.notation.JavaNames;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the Java method that encodes a row for a network and decodes the outputs. */
final class JavaColumns {
  // The parameters of a method have 255 slots, of which a double takes two.
  private static final int MOST_SLOTS = 255;

  private static final String SOFTMAX =
      """
        private static double[] probabilities(double... logits) {
          double highest = Double.NEGATIVE_INFINITY;
          for (double logit : logits) {
            highest = Math.max(highest, logit);
          }
          double sum = 0;
          for (int c = 0; c < logits.length; c++) {
            logits[c] = Math.exp(logits[c] - highest);
            sum += logits[c];
          }
          for (int c = 0; c < logits.length; c++) {
            logits[c] /= sum;
          }
          return logits;
        }
      """;

  private final JavaNames names = new JavaNames();
  private final List<String> parameters = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private int slots;

  private JavaColumns(Schema schema) {
    for (Column column : schema.columns()) {
      if (column instanceof NumericColumn numbers) {
        add(numbers);
      } else if (column instanceof CategoryColumn categories) {
        add(categories);
      }
    }
    checkArgument(
        slots <= MOST_SLOTS,
        "%s columns are too many for the parameters of a Java method",
        schema.columns().size());
  }

  static String of(Schema schema) {
    return new JavaColumns(schema).method(schema.target());
  }

  private void add(NumericColumn column) {
    String name = names.next(column.name());
    parameters.add("double " + name);
    slots += 2;
    String value =
        "(Double.isNaN(%1$s) ? %2$s : %1$s)".formatted(name, JavaText.number(column.imputed()));
    if (column.limits().isPresent()) {
      value =
          "Math.min(Math.max(%s, %s), %s)"
              .formatted(value, column.limits().get().lower(), column.limits().get().upper());
    }
    Quantity quantity = column.quantity();
    inputs.add(
        "(%s - %s) / %s".formatted(value, JavaText.number(quantity.centre()), quantity.scale()));
    if (column.missingLearned()) {
      inputs.add("Double.isNaN(%s) ? 1 : 0".formatted(name));
    }
  }

  private void add(CategoryColumn column) {
    String name = names.next(column.name());
    parameters.add("String " + name);
    slots++;
    List<String> tests =
        column.categories().stream()
            .map(each -> JavaText.literal(each) + ".equals(" + name + ")")
            .toList();
    tests.forEach(each -> inputs.add(each + " ? 1 : 0"));
    if (column.missingLearned()) {
      inputs.add(String.join(" || ", tests) + " ? 0 : 1");
    }
  }

  private String method(Target target) {
    String predicted =
        target.predicted().stream().map(JavaText::literal).collect(Collectors.joining(", "));
    String x = names.next("x");
    String y = names.next("y");
    String row =
        inputs.stream()
            .map(each -> "      " + each + ",\n")
            .collect(Collectors.joining("", "    double[] " + x + " = {\n", "    };\n"));
    boolean isArray = target.predicted().size() > 1;
    return """
      /** The names of what is predicted, in order. */
      public static final java.util.List<String> PREDICTED =
          java.util.List.of(%s);

      /** Returns %s; NaN and null are missing cells. */
      public static double%s predict(%s) {
    %s    double[] %s = network(%s);
        return %s;
      }
    %s\
    """
        .formatted(
            predicted,
            target instanceof ClassTarget ? "the probability of each class" : "the prediction",
            isArray ? "[]" : "",
            String.join(", ", parameters),
            row,
            y,
            x,
            decoded(target, y),
            target instanceof ClassTarget ? "\n" + SOFTMAX : "");
  }

  private static String decoded(Target target, String y) {
    List<Quantity> outputs = target.outputs();
    if (target instanceof ClassTarget) {
      return outputs.size() == 1 ? "probabilities(0.0, " + y + "[0])" : "probabilities(" + y + ")";
    }
    List<String> values = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      Quantity output = outputs.get(o);
      values.add(
          "%s[%d] * %s + %s".formatted(y, o, output.scale(), JavaText.number(output.centre())));
    }
    return values.size() == 1 ? values.get(0) : "new double[] {" + String.join(", ", values) + "}";
  }
}
