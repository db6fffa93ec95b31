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
 * The functions that a search for formulas may use, in order, each name once. Immutable: what adds
 * or takes away gives back another library.
 */
public final class FunctionLibrary {
  private static final double DEFAULT_THRESHOLD = 10;

  private final Map<String, SymbolicFunction> functions;

  private FunctionLibrary(Map<String, SymbolicFunction> functions) {
    this.functions = functions;
  }

  /**
   * The whole library of pykan with its complexities: {@code x, x^2, x^3, x^4, x^5, 1/x, 1/x^2,
   * 1/x^3, 1/x^4, 1/x^5, sqrt, x^1.5, 1/sqrt, exp, log, abs, sin, cos, tan, tanh, sgn, arcsin,
   * arccos, arctan, arctanh, 0, gaussian}.
   */
  public static FunctionLibrary standard() {
    return StandardLibrary.LIBRARY;
  }

  /**
   * A library of these functions.
   *
   * @param functions in any order, each name once; copied
   * @throws IllegalArgumentException if two have the same name
   */
  public static FunctionLibrary of(List<SymbolicFunction> functions) {
    FunctionLibrary library = new FunctionLibrary(ImmutableMap.of());
    for (SymbolicFunction function : functions) {
      library = library.with(function);
    }
    return library;
  }

  /** The functions, in order. */
  public List<SymbolicFunction> functions() {
    return ImmutableList.copyOf(functions.values());
  }

  /** The names, in order. */
  public List<String> names() {
    return ImmutableList.copyOf(functions.keySet());
  }

  /**
   * The function of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
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
   * A library of some of these functions, in the order asked for.
   *
   * @throws IllegalArgumentException if a name is unknown or comes twice
   */
  public FunctionLibrary select(String... names) {
    return of(Arrays.stream(names).map(this::get).toList());
  }

  /**
   * This library and one more function at its end.
   *
   * @throws IllegalArgumentException if there is a function of that name already
   */
  public FunctionLibrary with(SymbolicFunction function) {
    checkArgument(
        !functions.containsKey(function.name()),
        "the library has a function called '%s' already; take it out first",
        function.name());
    return new FunctionLibrary(
        ImmutableMap.<String, SymbolicFunction>builder()
            .putAll(functions)
            .put(function.name(), function)
            .buildOrThrow());
  }

  /**
   * This library without some functions.
   *
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

  /** The same functions kept away from their singularities, with the threshold 10. */
  public FunctionLibrary avoidingSingularities() {
    return avoidingSingularities(DEFAULT_THRESHOLD);
  }

  /**
   * The same functions kept away from their singularities: those with poles, edges of their domain
   * or overflow get a {@link SafeRange}. A safe function equals the plain one wherever the plain
   * one has a value between {@code -threshold} and {@code threshold}; elsewhere it is bounded.
   * Powers of x, {@code log} and {@code sqrt} grow slowly enough to go on beyond the threshold. A
   * function of one's own stays as it is unless its body is one of the library's.
   *
   * @param threshold more than 1
   * @throws IllegalArgumentException if the threshold is not more than 1, or not finite
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
