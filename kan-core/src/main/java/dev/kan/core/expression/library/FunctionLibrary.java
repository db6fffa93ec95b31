// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The functions that a search for formulas may use, in order and with distinct names.
 *
 * <pre>{@code
 * Expression sigmoid = Expression.parse("1 / (1 + exp(-x))");
 * FunctionLibrary library =
 *     FunctionLibrary.standard()
 *         .without("tan", "arctanh")
 *         .with(SymbolicFunction.of("sigmoid", 3, sigmoid));
 * }</pre>
 *
 * <p>Immutable: the methods that add or remove functions return another library.
 */
public final class FunctionLibrary {
  private static final double DEFAULT_THRESHOLD = 10;

  private final Map<String, SymbolicFunction> functions;

  private FunctionLibrary(Map<String, SymbolicFunction> functions) {
    this.functions = functions;
  }

  /**
   * Returns the functions of pykan's library with their complexities: {@code x, x^2, x^3, x^4, x^5,
   * 1/x, 1/x^2, 1/x^3, 1/x^4, 1/x^5, sqrt, x^1.5, 1/sqrt, exp, log, abs, sin, cos, tan, tanh, sgn,
   * arcsin, arccos, arctan, arctanh, 0, gaussian}.
   */
  public static FunctionLibrary standard() {
    return StandardLibrary.LIBRARY;
  }

  /**
   * Returns a library of the given functions.
   *
   * @param functions the functions, with distinct names; copied
   * @throws IllegalArgumentException if two functions have the same name
   */
  public static FunctionLibrary of(List<SymbolicFunction> functions) {
    FunctionLibrary library = new FunctionLibrary(ImmutableMap.of());
    for (SymbolicFunction function : functions) {
      library = library.with(function);
    }
    return library;
  }

  /** Returns the functions, in order. */
  public List<SymbolicFunction> functions() {
    return ImmutableList.copyOf(functions.values());
  }

  /** Returns the names of the functions, in order. */
  public List<String> names() {
    return ImmutableList.copyOf(functions.keySet());
  }

  /**
   * Returns the function with a name.
   *
   * @throws IllegalArgumentException if the library has no such function; the message lists its
   *     names
   */
  public SymbolicFunction get(String name) {
    SymbolicFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException(
          "no function is called '%s'; the library has %s"
              .formatted(name, String.join(", ", functions.keySet())));
    }
    return function;
  }

  /**
   * Returns a library of some of these functions, in the given order.
   *
   * @param names the names of the functions to keep
   * @throws IllegalArgumentException if a name is unknown or occurs twice
   */
  public FunctionLibrary select(String... names) {
    return of(Arrays.stream(names).map(this::get).toList());
  }

  /**
   * Returns this library with a function added at its end.
   *
   * @throws IllegalArgumentException if the library already has a function with that name
   */
  public FunctionLibrary with(SymbolicFunction function) {
    checkArgument(
        !functions.containsKey(function.name()),
        "the library has a function called '%s' already; remove it first",
        function.name());
    return new FunctionLibrary(
        ImmutableMap.<String, SymbolicFunction>builder()
            .putAll(functions)
            .put(function.name(), function)
            .buildOrThrow());
  }

  /**
   * Returns this library without some of its functions.
   *
   * @param names the names of the functions to leave out
   * @throws IllegalArgumentException if a name is unknown
   */
  public FunctionLibrary without(String... names) {
    for (String name : names) {
      get(name);
    }
    Set<String> gone = Set.copyOf(Arrays.asList(names));
    return functions.values().stream()
        .filter(function -> !gone.contains(function.name()))
        .collect(toLibrary());
  }

  /**
   * Returns the same functions kept away from their singularities, with a threshold of 10.
   *
   * @see #avoidingSingularities(double)
   */
  public FunctionLibrary avoidingSingularities() {
    return avoidingSingularities(DEFAULT_THRESHOLD);
  }

  /**
   * Returns the same functions kept away from their singularities: functions with poles, with a
   * bounded domain or with overflow get a {@link SafeRange}. Such a function keeps its value
   * wherever that lies between {@code -threshold} and {@code threshold}; elsewhere it is bounded.
   * Positive powers of x, {@code log} and {@code sqrt} grow slowly and may exceed the threshold. A
   * function is unaffected if its body is neither a power of x nor a standard function of x.
   *
   * @param threshold the bound on absolute values, above 1
   * @throws IllegalArgumentException if the threshold is not above 1, or infinite
   */
  public FunctionLibrary avoidingSingularities(double threshold) {
    checkArgument(
        threshold > 1 && Double.isFinite(threshold),
        "the threshold must be more than 1; got %s",
        threshold);
    return functions.values().stream()
        .map(function -> function.within(SafeForms.range(function, threshold)))
        .collect(toLibrary());
  }

  private static Collector<SymbolicFunction, ?, FunctionLibrary> toLibrary() {
    return Collectors.collectingAndThen(Collectors.toList(), FunctionLibrary::of);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionLibrary that && functions().equals(that.functions());
  }

  @Override
  public int hashCode() {
    return functions.hashCode();
  }

  @Override
  public String toString() {
    return "FunctionLibrary" + functions.keySet();
  }
}
