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
 * Creates the first parameters of a network. The same specification and seed give the same network
 * on every machine; there is no global state. By default use {@link #powerLaw}.
 *
 * <pre>{@code
 * Kan start = Initialiser.powerLaw().initialise(spec, 0);
 * Kan asInPykan = Initialiser.pykan().initialise(spec, 0);
 * }</pre>
 */
public sealed interface Initialiser permits PowerLaw, PykanNoise, EfficientKanNoise, Sparse {
  /** Returns the default initialiser, {@link PowerLaw}. */
  static Initialiser powerLaw() {
    return new PowerLaw();
  }

  /** Returns the initialiser of pykan: {@link PykanNoise} with noise 0.3, mu 0 and sigma 1. */
  static Initialiser pykan() {
    return new PykanNoise(0.3, 0, 1);
  }

  /**
   * Returns the initialiser of efficient-kan: {@link EfficientKanNoise} with noise 0.1 and both
   * scales 1.
   */
  static Initialiser efficientKan() {
    return new EfficientKanNoise(0.1, 1, 1);
  }

  /** Returns an initialiser that keeps only few edges of another one active: {@link Sparse}. */
  static Initialiser sparse(Initialiser initialiser) {
    return new Sparse(initialiser);
  }

  /**
   * Returns a layer with its first parameters.
   *
   * @param spec the architecture of the layer
   * @param random the source of random numbers, which advances
   */
  KanLayer layer(LayerSpec spec, SeededRandom random);

  /**
   * Returns a network with its first parameters.
   *
   * @param spec the architecture of the network
   * @param seed the seed; the same seed gives the same network
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
