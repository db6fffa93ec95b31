// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random trees, including unusual ones: sums of one term, powers of constants, nested products. */
public final class RandomExpressions {
  /** The variables of the trees. */
  public static final List<String> VARIABLES = List.of("x", "y", "x10");

  private static final CustomFunction CUBE = CustomFunction.of("cube", x -> x * x * x);
  private static final double[] CONSTANTS = {
    0, 1, -1, 2, -2, 3, 0.5, -0.25, 1e-3, Math.PI, -Math.PI / 2, 7.5, 100
  };
  private static final double[] EXPONENTS = {-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 1.0 / 3, 0.1};

  private static final double[] ODD_CONSTANTS = {
    0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    Double.MIN_VALUE,
    1e-310,
    -Double.MIN_NORMAL,
    1e-300,
    -1e-200,
    1e-17,
    1e17,
    -1e200,
    1e300,
    Double.MAX_VALUE,
    -1e308,
    Math.PI
  };
  private static final double[] ODD_EXPONENTS = {
    -3, -2, -1, -0.5, -0.0, 0, 0.5, 1, 1.5, 2, 3, 1.0 / 3, 1e-300, 1e300, 1024, -1024, 1e17
  };

  private final Random random;
  private final double[] constants;
  private final double[] exponents;

  private RandomExpressions(long seed, double[] constants, double[] exponents) {
    random = new Random(seed);
    this.constants = constants;
    this.exponents = exponents;
  }

  /** Returns a tree with a largest number of levels. The same seed gives the same tree. */
  public static Expression of(long seed, int depth) {
    return new RandomExpressions(seed, CONSTANTS, EXPONENTS).tree(depth);
  }

  /** Returns a tree with extreme numbers: zeros, tiny and huge ones. */
  public static Expression odd(long seed, int depth) {
    return new RandomExpressions(seed, ODD_CONSTANTS, ODD_EXPONENTS).tree(depth);
  }

  /** Returns the custom function of the trees. */
  public static CustomFunction custom() {
    return CUBE;
  }

  /** Returns true if all parts without variables have a finite value, unlike 1/0. */
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
      case 6 -> new Power(tree(depth - 1), exponents[random.nextInt(exponents.length)]);
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
        : constants[random.nextInt(constants.length)];
  }
}
