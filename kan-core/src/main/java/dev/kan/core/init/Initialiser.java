// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.init;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.data.SeededRandom;
import java.util.Map;

/**
 * Gives a specification its first parameters. The same specification and seed give the same network
 * on every machine; there is no global state.
 */
public sealed interface Initialiser permits PowerLaw, PykanNoise, EfficientKanNoise, Sparse {
  /** The default: {@link PowerLaw}. */
  static Initialiser powerLaw() {
    return new PowerLaw();
  }

  /** As pykan: {@link PykanNoise} with noise 0.3, mu 0 and sigma 1. */
  static Initialiser pykan() {
    return new PykanNoise(0.3, 0, 1);
  }

  /** As efficient-kan: {@link EfficientKanNoise} with noise 0.1 and both scales 1. */
  static Initialiser efficientKan() {
    return new EfficientKanNoise(0.1, 1, 1);
  }

  /** Another initialiser with few edges active: {@link Sparse}. */
  static Initialiser sparse(Initialiser initialiser) {
    return new Sparse(initialiser);
  }

  /**
   * One layer with its first parameters.
   *
   * @param spec the layer
   * @param random where the numbers come from; moved on by as many as the layer takes
   */
  KanLayer layer(LayerSpec spec, SeededRandom random);

  /**
   * A network with its first parameters.
   *
   * @param spec the network
   * @param seed the same seed gives the same network
   */
  default Kan initialise(KanSpec spec, int seed) {
    SeededRandom random = new SeededRandom(seed);
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    for (LayerSpec each : spec.layers()) {
      layers.add(layer(each, random));
    }
    return Kan.of(layers.build())
        .withStep("initialised", Map.of("by", toString(), "seed", Integer.toString(seed)));
  }
}
