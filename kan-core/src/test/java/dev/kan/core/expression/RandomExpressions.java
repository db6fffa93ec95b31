// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trees of all kinds, the odd ones included: sums of one, powers of constants, nested products. */
public final class RandomExpressions {
  /** The variables that occur. */
  public static final List<String> VARIABLES = List.of("x", "y", "x10");

  private static final CustomFunction CUBE = CustomFunction.of("cube", x -> x * x * x);
  private static final double[] CONSTANTS = {
    0, 1, -1, 2, -2, 3, 0.5, -0.25, 1e-3, Math.PI, -Math.PI / 2, 7.5, 100
  };
  private static final double[] EXPONENTS = {-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 1.0 / 3, 0.1};

  private final Random random;

  private RandomExpressions(long seed) {
    random = new Random(seed);
  }

  /** A tree of at most so many levels; the same seed gives the same tree. */
  public static Expression of(long seed, int depth) {
    return new RandomExpressions(seed).tree(depth);
  }

  /** The functions other than the standard ones that occur. */
  public static CustomFunction custom() {
    return CUBE;
  }

  /** Whether all parts without variables have a finite value, as 1/0 has not. */
  public static boolean isDefined(Expression expression) {
    return !Numbers.isUndefined(expression)
        && expression.parts().stream().allMatch(RandomExpressions::isDefined);
  }

  private Expression tree(int depth) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(8);
    return switch (kind) {
      case 0 -> new Constant(number());
      case 1 -> new Variable(VARIABLES.get(random.nextInt(VARIABLES.size())));
      case 2, 3 -> new Sum(parts(depth));
      case 4, 5 -> new Product(parts(depth));
      case 6 -> new Power(tree(depth - 1), EXPONENTS[random.nextInt(EXPONENTS.length)]);
      default -> new Call(function(), tree(depth - 1));
    };
  }

  private List<Expression> parts(int depth) {
    int count = random.nextInt(12) == 0 ? random.nextInt(2) : 2 + random.nextInt(2);
    return IntStream.range(0, count).mapToObj(i -> tree(depth - 1)).toList();
  }

  private UnivariateFunction function() {
    List<UnivariateFunction> functions =
        Stream.concat(Stream.of(StandardFunction.values()), Stream.of(CUBE)).toList();
    return functions.get(random.nextInt(functions.size()));
  }

  private double number() {
    return random.nextInt(4) == 0
        ? random.nextGaussian() * 3
        : CONSTANTS[random.nextInt(CONSTANTS.length)];
  }
}
