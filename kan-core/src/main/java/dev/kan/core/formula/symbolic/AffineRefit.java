// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the parameters a, b, c and d of all symbolic edges together, in double precision, until
 * the loss decreases no more. If the functions are those of the true formula, only rounding errors
 * remain.
 *
 * <p>A step is taken only if it makes the loss smaller. So a refit never increases the loss, and
 * never leads to infinite or NaN parameters. Redundant parameters get the values described at
 * {@link SymbolicFit}. Kinds of parameters that a layer has frozen stay frozen.
 *
 * @param loss the loss of a sample, which must have a curvature
 * @param steps the largest number of steps, at least 1
 * @param numericParts the treatment of the parameters that do not belong to symbolic edges
 */
public record AffineRefit(Loss loss, int steps, NumericParts numericParts) {
  private static final LevenbergMarquardt STANDARD = LevenbergMarquardt.defaults();
  // Squares of derivatives: they differ by many powers of ten if the units of the data do.
  private static final double LEAST_DIAGONAL = 1e-30;

  /** The treatment of the parameters that do not belong to symbolic edges. */
  public enum NumericParts {
    /** These parameters keep their values. */
    KEPT,
    /** These parameters are trained too, unless their kinds are frozen. */
    TRAINED
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the loss has no curvature, or {@code steps} is below 1
   */
  public AffineRefit {
    loss.requireCurvature();
    checkArgument(steps >= 1, "a refit needs at least 1 step; got %s", steps);
  }

  /** Returns the default settings. */
  public static AffineRefit defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder().loss(loss).steps(steps).numericParts(numericParts);
  }

  /**
   * Refits the symbolic edges of a network.
   *
   * @param kan a network with symbolic edges
   * @param samples the samples to fit, with their weights
   * @throws IllegalArgumentException if the samples do not match the network's inputs and outputs,
   *     or the loss does not support their targets
   * @throws IllegalArgumentException if the network has no symbolic edge whose parameters are
   *     trainable
   */
  public RefitResult refit(Kan kan, Samples samples) {
    checkArgument(
        canRefit(kan),
        "the network has no symbolic edge to refit, or the parameters of all of them are frozen");
    Kan thawed = kan.withLayers(kan.layers().stream().map(this::frozen).toList());
    KanObjective objective = KanObjective.of(thawed, samples, loss);
    LevenbergMarquardt method = method();
    LevenbergMarquardtState start = method.start(objective, objective.parameters().values());
    LevenbergMarquardtState end = method.run(objective, start, steps);
    Kan refitted = thawedAgain(objective.parameters().with(end.point()), kan);
    return new RefitResult(
        refitted.withStep(
            "symbolic edges refitted",
            ImmutableMap.of(
                "loss", Double.toString(end.cost()), "steps", Integer.toString(end.iteration()))),
        start.cost(),
        end.cost(),
        end.iteration(),
        end.status());
  }

  /** Returns true if a network has a symbolic edge whose parameters are not frozen. */
  public static boolean canRefit(Kan kan) {
    return kan.layers().stream().anyMatch(AffineRefit::trainsSymbolic);
  }

  private static boolean trainsSymbolic(KanLayer layer) {
    return !layer.spec().symbolic().isEmpty()
        && !layer.spec().frozen().contains(ParameterKind.SYMBOLIC_AFFINE);
  }

  private LevenbergMarquardt method() {
    // Spline coefficients that few samples reach must not move.
    return numericParts == NumericParts.TRAINED
        ? STANDARD
        : STANDARD.toBuilder().diagonalFloor(LEAST_DIAGONAL).build();
  }

  private KanLayer frozen(KanLayer layer) {
    if (numericParts == NumericParts.TRAINED) {
      return layer;
    }
    Set<ParameterKind> frozen = EnumSet.allOf(ParameterKind.class);
    if (trainsSymbolic(layer)) {
      frozen.remove(ParameterKind.SYMBOLIC_AFFINE);
    }
    return layer.withFrozen(frozen);
  }

  private static Kan thawedAgain(Kan trained, Kan original) {
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < original.layers().size(); l++) {
      KanLayer layer = trained.layer(l).withFrozen(original.layer(l).spec().frozen());
      layers.add(trainsSymbolic(layer) ? readable(layer) : layer);
    }
    return original.withLayers(layers);
  }

  private static KanLayer readable(KanLayer layer) {
    Map<SymbolicEdge, SymbolicCurve> curves = new LinkedHashMap<>(layer.symbolicCurves());
    curves.replaceAll((edge, curve) -> ReadableCurve.of(curve));
    return layer.withSymbolic(curves);
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {
    private Loss loss = Loss.SQUARED_ERROR;
    private int steps = 500;
    private NumericParts numericParts = NumericParts.KEPT;

    private Builder() {}

    /** Sets the loss of a sample. Default: the squared error. */
    public Builder loss(Loss sampleLoss) {
      loss = sampleLoss;
      return this;
    }

    /**
     * Sets the largest number of steps. Default: 500.
     *
     * @param most the largest number, at least 1
     */
    public Builder steps(int most) {
      steps = most;
      return this;
    }

    /**
     * Sets the treatment of the parameters that do not belong to symbolic edges. Default: {@link
     * NumericParts#KEPT}.
     */
    public Builder numericParts(NumericParts treatment) {
      numericParts = treatment;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if the number of steps is below 1
     */
    public AffineRefit build() {
      return new AffineRefit(loss, steps, numericParts);
    }
  }
}
