// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code kan fit} that choose a network and how it is trained. Without any of them
 * the command chooses by itself.
 */
final class NetworkOptions {
  /** The ways to train a network. */
  enum Method {
    LADDER,
    LBFGS,
    LM,
    ADAM,
    ADAMW,
    SGD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--width",
      split = ",",
      paramLabel = "N",
      description =
          "The nodes of each hidden layer, 5,3 for example; 0 for none, a curve for each column.")
  private List<Integer> width = List.of();

  @Option(
      names = "--grid",
      paramLabel = "N",
      description = "The number of grid intervals, of the finest grid for a ladder.")
  private @Nullable Integer grid;

  @Option(
      names = "--order",
      paramLabel = "N",
      description = "The order of the splines (default: 3, cubic).")
  private @Nullable Integer order;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description =
          "ladder (grids that grow finer), or with TensorFlow lbfgs, lm, adam, adamw or sgd"
              + " (default: lbfgs with --steps or --sparsity, otherwise ladder).")
  private @Nullable Method method;

  @Option(names = "--steps", paramLabel = "N", description = "The number of steps with TensorFlow.")
  private @Nullable Integer steps;

  @Option(
      names = "--sparsity",
      paramLabel = "X",
      description = "The strength of a penalty that makes edges vanish, 0.001 for example.")
  private @Nullable Double sparsity;

  @Option(
      names = "--prune",
      paramLabel = "X",
      arity = "0..1",
      fallbackValue = "0.03",
      description =
          "Remove edges that score less than this (${FALLBACK-VALUE} if no number is given) and"
              + " train again.")
  private @Nullable Double prune;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "The share of rows held out to score on (default: 0.2).")
  private @Nullable Double validation;

  /** Returns the choices of the user by option; empty if the command chooses by itself. */
  Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    put(identity, "--width", width.isEmpty() ? null : width);
    put(identity, "--grid", grid);
    put(identity, "--order", order);
    put(identity, "--optimizer", method);
    put(identity, "--steps", steps);
    put(identity, "--sparsity", sparsity);
    put(identity, "--prune", prune);
    put(identity, "--validation", validation);
    return identity;
  }

  private static void put(Map<String, String> identity, String name, @Nullable Object value) {
    if (value != null) {
      identity.put(name, value.toString());
    }
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range, or two do not go together
   */
  void check() {
    boolean none = width.equals(List.of(0));
    require(none || width.stream().allMatch(each -> each >= 1), "--width", "1 or more", width);
    require(grid == null || grid >= 1, "--grid", "1 or more", grid);
    require(order == null || (order >= 0 && order <= 10), "--order", "0 to 10", order);
    require(steps == null || steps >= 1, "--steps", "1 or more", steps);
    require(sparsity == null || sparsity >= 0, "--sparsity", "0 or more", sparsity);
    require(prune == null || (prune >= 0 && prune < 1), "--prune", "0 to below 1", prune);
    boolean isShare = validation == null || (validation > 0 && validation < 1);
    require(isShare, "--validation", "between 0 and 1", validation);
    if (method == Method.LADDER && (steps != null || sparsity != null)) {
      throw new IllegalArgumentException(
          "%s is for TensorFlow and does not go with --optimizer ladder"
              .formatted(steps == null ? "--sparsity" : "--steps"));
    }
    if (method == Method.LM && sparsity != null) {
      throw new IllegalArgumentException("--sparsity does not go with --optimizer lm");
    }
  }

  private static void require(
      boolean isRight, String option, String expected, @Nullable Object value) {
    if (!isRight) {
      throw new IllegalArgumentException(
          "%s: expected %s; got %s".formatted(option, expected, value));
    }
  }

  /** Returns how to train the network. */
  Method method() {
    if (method != null) {
      return method;
    }
    return steps != null || sparsity != null ? Method.LBFGS : Method.LADDER;
  }

  /** Returns the numbers of nodes of the hidden layers. */
  int[] hidden() {
    if (width.isEmpty()) {
      return new int[] {5};
    }
    return width.equals(List.of(0)) ? new int[0] : width.stream().mapToInt(each -> each).toArray();
  }

  Optional<Integer> grid() {
    return Optional.ofNullable(grid);
  }

  int order() {
    return order == null ? 3 : order;
  }

  Optional<Integer> steps() {
    return Optional.ofNullable(steps);
  }

  Optional<Double> sparsity() {
    return Optional.ofNullable(sparsity);
  }

  Optional<Double> prune() {
    return Optional.ofNullable(prune);
  }

  double validation() {
    return validation == null ? 0.2 : validation;
  }
}
