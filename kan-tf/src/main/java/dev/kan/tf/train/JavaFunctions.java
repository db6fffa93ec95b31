// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.expression.Call;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import java.util.stream.Stream;

/** The users' functions, Java code, that a network's symbolic edges call. */
final class JavaFunctions {
  private JavaFunctions() {}

  /** Each once, in the order of the edges. */
  static CustomFunction[] of(Kan kan) {
    return kan.layers().stream()
        .flatMap(layer -> layer.spec().symbolic().stream())
        .flatMap(edge -> of(edge.function().body()))
        .distinct()
        .toArray(CustomFunction[]::new);
  }

  private static Stream<CustomFunction> of(Expression expression) {
    Stream<CustomFunction> own =
        expression instanceof Call call && call.function() instanceof CustomFunction custom
            ? Stream.of(custom)
            : Stream.empty();
    return Stream.concat(own, expression.parts().stream().flatMap(JavaFunctions::of));
  }
}
